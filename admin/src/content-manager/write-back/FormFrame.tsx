import { Button, Flex, Modal } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';

import type { ReactNode } from 'react';

interface FormFrameProps {
  title: string;
  /** The button that sends the form; none once there is nothing more to send. */
  action: ReactNode;
  children: ReactNode;
}

/** What the dialogs beside a record share: a title, the fields, and the buttons below. */
export function FormFrame({ title, action, children }: FormFrameProps) {
  const translate = useTranslate();
  return (
    <Modal.Content aria-describedby={undefined}>
      <Modal.Header closeLabel={translate('writeBack.close')}>
        <Modal.Title>{title}</Modal.Title>
      </Modal.Header>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {children}
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Modal.Close>
          <Button variant="tertiary">{translate(action ? 'connect.cancel' : 'writeBack.close')}</Button>
        </Modal.Close>
        {action}
      </Modal.Footer>
    </Modal.Content>
  );
}
