import { useEffect, useState } from 'react';

import { useGetLastReconcileQuery } from '../api/stores';
import { usePollingInterval } from './usePollingInterval';

import type { SyncRun } from '../../../shared/contracts';

/** Time between two looks at a comparison in progress, in milliseconds. */
const POLLING_INTERVAL = 1500;

/** A store's newest comparison that was completed or is in progress; it is asked for again only while it is. */
export function useLastReconcile(domain: string): SyncRun | null {
  const [running, setRunning] = useState(false);
  const { data = null } = useGetLastReconcileQuery(domain, {
    refetchOnMountOrArgChange: true,
    pollingInterval: usePollingInterval(running, POLLING_INTERVAL),
  });

  const unfinished = data !== null && data.status !== 'completed';
  useEffect(() => setRunning(unfinished), [unfinished]);
  return data;
}
