import { useCallback, useEffect, useState } from 'react';

import { useGetStoresQuery } from '../api/stores';
import { usePollingInterval } from './usePollingInterval';

import type { Store } from '../../../shared/contracts';

/** Time between two looks at a run in progress, in milliseconds. */
const POLLING_INTERVAL = 1500;

/** How long to look for a run that was just asked for and may not have been created yet, in milliseconds. */
const EXPECTATION = 10_000;

/** The stores, kept fresh while a run is in progress. */
export interface LiveStores {
  stores: Store[] | undefined;
  isLoading: boolean;
  isError: boolean;
  retry: () => void;
  /** Says that a run is about to begin, so that it is looked for although none is there yet. */
  expectRun: () => void;
}

/**
 * Reads the stores. It asks again and again only while a run is in progress (or expected) and the tab can be seen;
 * an idle page asks nothing.
 */
export function useStores(): LiveStores {
  const [running, setRunning] = useState(false);
  const [expectedUntil, setExpectedUntil] = useState<number | null>(null);
  const expected = expectedUntil !== null;

  const { data, isLoading, isError, refetch } = useGetStoresQuery(undefined, {
    refetchOnMountOrArgChange: true,
    pollingInterval: usePollingInterval(running || expected, POLLING_INTERVAL),
  });

  const hasActiveRun = data?.some((store) => store.activeRun !== null) ?? false;
  useEffect(() => setRunning(hasActiveRun), [hasActiveRun]);

  useEffect(() => {
    if (expectedUntil === null) {
      return undefined;
    }
    const timer = setTimeout(() => setExpectedUntil(null), expectedUntil - Date.now());
    return () => clearTimeout(timer);
  }, [expectedUntil]);

  const expectRun = useCallback(() => setExpectedUntil(Date.now() + EXPECTATION), []);
  return { stores: data, isLoading, isError, retry: refetch, expectRun };
}
