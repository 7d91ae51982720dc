import { Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useState } from 'react';

import { ListPagination } from '../../components/ListPagination';
import { useAllowed } from '../../hooks/useAllowed';
import { useTranslate } from '../../hooks/useTranslate';
import { focusPage } from '../../utils/focusPage';
import { isFiltered } from './eventQuery';
import { canReplay } from './eventStatus';
import { EventTable } from './EventTable';
import { useReplay } from './useReplay';

import type { EventListResponse } from '../../../../shared/contracts';
import type { EventQuery } from '../../api/events';

interface QueueListProps {
  query: EventQuery;
  events: EventListResponse;
  /** Asks anew what came in. */
  onRefresh: () => void;
  /** Takes all filters away. */
  onShowAll: () => void;
}

/** A page of the queue with what can be done with its events, or why there are none. */
export function QueueList({ query, events, onRefresh, onShowAll }: QueueListProps) {
  const translate = useTranslate();
  const allowed = useAllowed();
  const { replay, isReplaying } = useReplay();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { data, meta } = events;

  // What is no longer on the page, or at work again, is no longer selected.
  const selected = data
    .filter((event) => canReplay(event) && chosen.includes(event.documentId))
    .map(({ documentId }) => documentId);

  const replaySelected = async () => {
    if (await replay({ documentIds: selected })) {
      setChosen([]);
      focusPage();
    }
  };
  const replayFailed = async () => {
    const replayed = await replay({
      status: 'failed',
      ...(query.store ? { store: query.store } : {}),
      ...(query.topic ? { topic: query.topic } : {}),
    });
    if (replayed) focusPage();
  };
  const replayOne = async (documentId: string) => {
    // Where one state is asked for, the row goes with it.
    if ((await replay({ documentIds: [documentId] })) && query.status) focusPage();
  };

  if (data.length === 0 && meta.failed === 0) {
    return <NoEvents filtered={isFiltered(query)} onRefresh={onRefresh} onShowAll={onShowAll} />;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" wrap="wrap" gap={3}>
        <Typography textColor="neutral600" role="status">
          {translate('queue.summary', {
            count: meta.pagination.total,
            open: meta.open,
            failed: meta.failed,
          })}
        </Typography>
        <Flex gap={2} wrap="wrap">
          <Button variant="tertiary" onClick={onRefresh}>
            {translate('queue.refresh')}
          </Button>
          <Button
            variant="secondary"
            loading={isReplaying}
            disabled={!allowed.sync || selected.length === 0}
            onClick={replaySelected}
          >
            {translate('queue.replay.selected', { count: selected.length })}
          </Button>
          <Button
            startIcon={<ArrowClockwise />}
            loading={isReplaying}
            disabled={!allowed.sync || meta.failed === 0}
            onClick={replayFailed}
          >
            {translate('queue.replay.failed', { count: meta.failed })}
          </Button>
        </Flex>
      </Flex>
      {allowed.sync ? null : (
        <Typography variant="pi" textColor="neutral600">
          {translate('permission.sync')}
        </Typography>
      )}
      {data.length === 0 ? (
        <NoEvents filtered onRefresh={onRefresh} onShowAll={onShowAll} />
      ) : (
        <EventTable
          events={data}
          selected={selected}
          onSelect={setChosen}
          onReplay={(documentId) => void replayOne(documentId)}
        />
      )}
      <ListPagination pagination={meta.pagination} />
    </Flex>
  );
}

interface NoEventsProps extends Pick<QueueListProps, 'onRefresh' | 'onShowAll'> {
  filtered: boolean;
}

/** Why there is nothing to see, and the way to something. */
function NoEvents({ filtered, onRefresh, onShowAll }: NoEventsProps) {
  const translate = useTranslate();
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="160px" />}
      content={translate(filtered ? 'queue.empty.filtered' : 'queue.empty')}
      action={
        <Button variant="secondary" onClick={filtered ? onShowAll : onRefresh}>
          {translate(filtered ? 'queue.showAll' : 'queue.refresh')}
        </Button>
      }
    />
  );
}
