import { useEffect, useState } from 'react';

import { useGetEventsQuery } from '../api/events';
import { usePollingInterval } from './usePollingInterval';

import type { EventListResponse } from '../../../shared/contracts';
import type { EventQuery } from '../api/events';

/** Time between two looks at events that are worked on, in milliseconds. */
const POLLING_INTERVAL = 3000;

/** A page of the queue, kept fresh while something moves in it. */
export interface LiveQueue {
  events: EventListResponse | undefined;
  isError: boolean;
  refresh: () => void;
}

/**
 * Reads a page of the queue. It asks again and again only while events of the same store and topic are unfinished and
 * the tab can be seen.
 */
export function useQueue(query: EventQuery): LiveQueue {
  const [moving, setMoving] = useState(false);
  const { data, isError, refetch } = useGetEventsQuery(query, {
    refetchOnMountOrArgChange: true,
    pollingInterval: usePollingInterval(moving, POLLING_INTERVAL),
  });

  const hasOpen = data !== undefined && data.meta.open > 0;
  useEffect(() => setMoving(hasOpen), [hasOpen]);

  return { events: data, isError, refresh: refetch };
}
