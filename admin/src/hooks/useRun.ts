import { useEffect, useState } from 'react';

import { useGetRunQuery } from '../api/runs';
import { usePollingInterval } from './usePollingInterval';

import type { SyncRunDetail } from '../../../shared/contracts';

/** Time between two looks at a run in progress, in milliseconds. */
const POLLING_INTERVAL = 1500;

/** A run, kept fresh while it is in progress. */
export interface LiveRun {
  run: SyncRunDetail | undefined;
  isError: boolean;
  retry: () => void;
}

/** Reads a run; it is asked for again only while it is in progress and the tab can be seen. */
export function useRun(documentId: string): LiveRun {
  const [running, setRunning] = useState(false);
  const { data, isError, refetch } = useGetRunQuery(documentId, {
    refetchOnMountOrArgChange: true,
    pollingInterval: usePollingInterval(running, POLLING_INTERVAL),
  });

  const unfinished = data !== undefined && data.finishedAt === null;
  useEffect(() => setRunning(unfinished), [unfinished]);
  return { run: data, isError, retry: refetch };
}
