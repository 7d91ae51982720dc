import { Accordion, Box } from '@strapi/design-system';

import type { ReactNode } from 'react';

/** A part of a panel that is closed until it is wanted; what is in it is not rendered before. */
export function Collapsible({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Accordion.Root collapsible>
      <Accordion.Item value="content">
        <Accordion.Header>
          <Accordion.Trigger>{title}</Accordion.Trigger>
        </Accordion.Header>
        <Accordion.Content>
          <Box padding={{ initial: 3, medium: 5 }}>{children}</Box>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
}
