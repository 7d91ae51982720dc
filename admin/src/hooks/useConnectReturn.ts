import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import { parseConnectReturn, RETURN_PARAMETERS } from '../utils/connectReturn';

import type { ConnectReturn } from '../utils/connectReturn';

/**
 * How the browser came back from Shopify, read once, and the function that takes it out of the page's address
 * (so that a reload or a bookmark doesn't say it again).
 */
export function useConnectReturn(): { outcome: ConnectReturn | null; clear: () => void } {
  const [query, setQuery] = useSearchParams();
  const [outcome] = useState(() => parseConnectReturn(query));

  const clear = useCallback(
    () =>
      setQuery(
        (current) => {
          const rest = new URLSearchParams(current);
          RETURN_PARAMETERS.forEach((name) => rest.delete(name));
          return rest;
        },
        { replace: true }
      ),
    [setQuery]
  );
  return { outcome, clear };
}
