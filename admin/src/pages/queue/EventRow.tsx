import { Checkbox, IconButton, Td, Tr, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { ActionsCell, TextCell } from '../../components/ListTable';
import { Pill } from '../../components/Pill';
import { ProblemText } from '../../components/ProblemText';
import { RelativeTime } from '../../components/RelativeTime';
import { useAllowed } from '../../hooks/useAllowed';
import { useTranslate } from '../../hooks/useTranslate';
import { shortResource } from './eventQuery';
import { canReplay } from './eventStatus';

import type { EventStatus, WebhookEvent } from '../../../../shared/contracts';
import type { RowPlace } from '../../components/ListTable';
import type { PillTone } from '../../components/pillTone';

/** The colour of each state. */
const TONES: Record<EventStatus, PillTone> = {
  pending: 'secondary',
  processing: 'secondary',
  done: 'success',
  failed: 'danger',
  skipped: 'neutral',
};

interface EventRowProps extends RowPlace {
  event: WebhookEvent;
  selected: boolean;
  onSelect: (checked: boolean) => void;
  onReplay: () => void;
}

/** One event: what it told of, how it ended, and why. */
export function EventRow({ event, selected, onSelect, onReplay, ...place }: EventRowProps) {
  const translate = useTranslate();
  const { formatNumber } = useIntl();
  const allowed = useAllowed();
  const replayable = allowed.sync && canReplay(event);
  const resource = event.resourceId && shortResource(event.resourceId);
  const name = [event.topic, resource].filter(Boolean).join(', ');

  return (
    <Tr {...place}>
      <Td>
        <Checkbox
          aria-label={translate('queue.select', { name })}
          checked={selected}
          disabled={!replayable}
          onCheckedChange={(checked) => onSelect(checked === true)}
        />
      </Td>
      <TextCell below={event.store}>{event.topic}</TextCell>
      <TextCell title={event.resourceId ?? undefined}>{resource ?? '–'}</TextCell>
      <Td>
        <Pill tone={TONES[event.status]}>{translate(`event.status.${event.status}`)}</Pill>
      </Td>
      <TextCell>{formatNumber(event.attempts)}</TextCell>
      <Td>{event.error ? <ProblemText problem={event.error} /> : <Typography>–</Typography>}</Td>
      <TextCell below={event.settledAt ? <RelativeTime moment={event.settledAt} /> : '–'}>
        <RelativeTime moment={event.receivedAt} />
      </TextCell>
      <ActionsCell>
        <IconButton
          label={translate('queue.replay.one', { name })}
          variant="ghost"
          disabled={!replayable}
          onClick={onReplay}
        >
          <ArrowClockwise />
        </IconButton>
      </ActionsCell>
    </Tr>
  );
}
