import type { Resource } from '../../../../shared/contracts';
import { askAhead } from './operation';
import { beginParts, type BegunResult } from './parts';
import { fetchBulk } from './result';
import type { Work } from '../work';

/** Results of bulk operations that are fetched before it is their resource's turn, while others are written. */
export const createAhead = () => {
  const results = new Map<Resource, Promise<BegunResult>>();
  const abort = new AbortController();
  const aborted = new Promise<void>((resolve) => {
    abort.signal.addEventListener('abort', () => resolve(), { once: true });
  });

  return {
    /**
     * Asks for an operation and begins to fetch its result, and to read it: Shopify works on those of several resources at a time
     * (five from API 2026-01 on). What it refuses or leaves unanswered now is asked again, and told, when it is the resource's turn.
     */
    async begin(work: Work): Promise<void> {
      if (!(await askAhead(work))) return;
      const own: Work = {
        ...work,
        signal: AbortSignal.any([work.signal, abort.signal]),
        pause: (milliseconds) => Promise.race([work.pause(milliseconds), aborted]),
      };
      const result = fetchBulk(own).then(async (found) => ({
        ...found,
        // What keeps it from being read now is told when it is its turn.
        begun: await beginParts(own, found.parts).catch(() => []),
      }));
      // What fails is told when it is its turn, which may not come.
      result.catch(() => undefined);
      results.set(work.resource, result);
    },

    /** The result of a resource: the one that was begun, once, and another one after that. */
    async take(work: Work): Promise<BegunResult> {
      const result = results.get(work.resource);
      results.delete(work.resource);
      return result ?? { ...(await fetchBulk(work)), begun: [] };
    },

    /** Removes what was not taken. */
    async stop(): Promise<void> {
      abort.abort();
      await Promise.all(
        [...results.values()].map((result) =>
          result.then(
            ({ remove }) => remove(),
            () => undefined
          )
        )
      );
    },
  };
};

export type Ahead = ReturnType<typeof createAhead>;
