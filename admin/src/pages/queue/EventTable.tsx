import { Checkbox, Table, Tbody, Th, Thead, Tr, Typography, VisuallyHidden } from '@strapi/design-system';

import { useAllowed } from '../../hooks/useAllowed';
import { useTranslate } from '../../hooks/useTranslate';
import { EventRow } from './EventRow';
import { canReplay } from './eventStatus';

import type { WebhookEvent } from '../../../../shared/contracts';

/** The columns with a name that can be seen, between the checkbox and the button. */
const COLUMNS = ['topic', 'resource', 'status', 'attempts', 'reason', 'received'] as const;

interface EventTableProps {
  events: readonly WebhookEvent[];
  /** The document ids of those that are selected. */
  selected: readonly string[];
  onSelect: (selected: string[]) => void;
  onReplay: (documentId: string) => void;
}

/** The events of a page, which can be selected and replayed. */
export function EventTable({ events, selected, onSelect, onReplay }: EventTableProps) {
  const translate = useTranslate();
  const allowed = useAllowed();
  const choosable = events.filter(canReplay).map(({ documentId }) => documentId);
  const all = choosable.length > 0 && selected.length === choosable.length;

  return (
    // The keyboard begins beside the checkbox: Strapi's cell takes one that it begins with for a field to be entered, and
    // would then have the focus whichever way the arrows go.
    <Table
      colCount={COLUMNS.length + 2}
      rowCount={events.length + 1}
      initialCol={1}
      aria-label={translate('nav.queue')}
    >
      <Thead>
        <Tr>
          <Th>
            <Checkbox
              aria-label={translate('queue.selectAll')}
              checked={selected.length > 0 && !all ? 'indeterminate' : all}
              disabled={!allowed.sync || choosable.length === 0}
              onCheckedChange={(checked) => onSelect(checked === true ? choosable : [])}
            />
          </Th>
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma" textColor="neutral600">
                {translate(`queue.column.${column}`)}
              </Typography>
            </Th>
          ))}
          <Th>
            <VisuallyHidden>{translate('queue.column.actions')}</VisuallyHidden>
          </Th>
        </Tr>
      </Thead>
      <Tbody>
        {events.map((event) => (
          <EventRow
            key={event.documentId}
            event={event}
            selected={selected.includes(event.documentId)}
            onSelect={(checked) =>
              onSelect(
                checked
                  ? [...selected, event.documentId]
                  : selected.filter((other) => other !== event.documentId)
              )
            }
            onReplay={() => onReplay(event.documentId)}
          />
        ))}
      </Tbody>
    </Table>
  );
}
