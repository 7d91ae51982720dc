import { Box, Checkbox, IconButton, Td, Tr, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { Pill } from '../../components/Pill';
import { RelativeTime } from '../../components/RelativeTime';
import { useAllowed } from '../../hooks/useAllowed';
import { useProblemText } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { shortResource } from './eventQuery';
import { canReplay } from './eventStatus';

import type { ReactNode } from 'react';
import type { EventStatus, WebhookEvent } from '../../../../shared/contracts';
import type { PillTone } from '../../components/Pill';

/** The colour of each state. */
const TONES: Record<EventStatus, PillTone> = {
  pending: 'secondary',
  processing: 'secondary',
  done: 'success',
  failed: 'danger',
  skipped: 'neutral',
};

/** Wide enough for a sentence in few lines; the table scrolls sideways where there is no room. */
const REASON_WIDTH = '24rem';

interface EventRowProps {
  event: WebhookEvent;
  selected: boolean;
  onSelect: (checked: boolean) => void;
  onReplay: () => void;
}

/** One event: what it told of, how it ended, and why. */
export function EventRow({ event, selected, onSelect, onReplay }: EventRowProps) {
  const translate = useTranslate();
  const { formatNumber } = useIntl();
  const allowed = useAllowed();
  const replayable = allowed.sync && canReplay(event);
  const resource = event.resourceId && shortResource(event.resourceId);
  const name = [event.topic, resource].filter(Boolean).join(', ');

  return (
    <Tr>
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
      <Td>{event.error ? <Reason error={event.error} /> : <Typography>–</Typography>}</Td>
      <TextCell below={event.settledAt ? <RelativeTime moment={event.settledAt} /> : '–'}>
        <RelativeTime moment={event.receivedAt} />
      </TextCell>
      <Td>
        <IconButton
          label={translate('queue.replay.one', { name })}
          variant="ghost"
          disabled={!replayable}
          onClick={onReplay}
        >
          <ArrowClockwise />
        </IconButton>
      </Td>
    </Tr>
  );
}

interface TextCellProps {
  title?: string | undefined;
  /** A second line, in smaller letters. */
  below?: ReactNode;
  children: ReactNode;
}

function TextCell({ title, below, children }: TextCellProps) {
  return (
    <Td>
      <Typography tag="p" textColor="neutral800" title={title} style={{ whiteSpace: 'nowrap' }}>
        {children}
      </Typography>
      {below ? (
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ whiteSpace: 'nowrap' }}>
          {below}
        </Typography>
      ) : null}
    </Td>
  );
}

function Reason({ error }: { error: NonNullable<WebhookEvent['error']> }) {
  const problemText = useProblemText();
  const { message, remedy } = problemText(error);
  return (
    <Box width={REASON_WIDTH}>
      <Typography tag="p" textColor="neutral800" style={{ whiteSpace: 'normal' }}>
        {message}
      </Typography>
      {remedy ? (
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ whiteSpace: 'normal' }}>
          {remedy}
        </Typography>
      ) : null}
    </Box>
  );
}
