import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { Pencil, ShoppingCart } from '@strapi/icons';
import { useId, useState } from 'react';

import { useProblemText } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { DraftOrderForm } from './DraftOrderForm';
import { TagsForm } from './TagsForm';
import { draftTargets, tagTargets } from './targets';

import type { ReactNode } from 'react';
import type { ContactWriteBack } from '../../../../shared/write-back';
import type { Targets } from './targets';

interface WriteBackSectionProps {
  /** The contact's documentId. */
  contact: string;
  writeBack: ContactWriteBack;
}

/** What can be written to Shopify for a contact, or why not. */
export function WriteBackSection({ contact, writeBack }: WriteBackSectionProps) {
  const translate = useTranslate();
  const headingId = useId();
  const tags = tagTargets(writeBack);
  const drafts = draftTargets(writeBack);
  return (
    <Flex tag="section" aria-labelledby={headingId} direction="column" alignItems="stretch" gap={2}>
      <Typography id={headingId} tag="h3" variant="pi" fontWeight="bold" textColor="neutral800">
        {translate('writeBack.section')}
      </Typography>
      {writeBack.allowed ? (
        <>
          <FormButton name={translate('writeBack.tags.action')} icon={<Pencil />} targets={tags}>
            {(stores, close) => <TagsForm contact={contact} stores={stores} onDone={close} />}
          </FormButton>
          <FormButton name={translate('writeBack.draft.action')} icon={<ShoppingCart />} targets={drafts}>
            {(stores) => <DraftOrderForm contact={contact} stores={stores} />}
          </FormButton>
        </>
      ) : (
        <Typography variant="pi" textColor="neutral600">
          {translate('writeBack.notAllowed')}
        </Typography>
      )}
    </Flex>
  );
}

interface FormButtonProps {
  name: string;
  icon: ReactNode;
  targets: Targets;
  /** The dialog's content; made anew each time it is opened. */
  children: (stores: NonNullable<Targets['stores']>, close: () => void) => ReactNode;
}

/** A button that opens a form in a dialog; where nothing can be written, the reason stands below it. */
function FormButton({ name, icon, targets: { stores, obstacle }, children }: FormButtonProps) {
  const translate = useTranslate();
  const problemText = useProblemText();
  const [isOpen, setIsOpen] = useState(false);
  if (!stores) {
    const words =
      'reason' in obstacle
        ? [translate(`writeBack.reason.${obstacle.reason}`)]
        : Object.values(problemText(obstacle)).filter((text) => text !== null);
    return (
      <>
        <Button variant="secondary" startIcon={icon} disabled fullWidth>
          {name}
        </Button>
        <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {words.join('. ')}
        </Typography>
      </>
    );
  }
  return (
    <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
      <Modal.Trigger>
        <Button variant="secondary" startIcon={icon} fullWidth>
          {name}
        </Button>
      </Modal.Trigger>
      {isOpen ? children(stores, () => setIsOpen(false)) : null}
    </Modal.Root>
  );
}
