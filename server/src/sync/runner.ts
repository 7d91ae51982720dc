import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { RESOURCES, type StoredError } from '../../../shared/contracts';
import { toStoredError } from '../errors';
import { isDatabaseUnavailable } from '../ingest/sql/unavailable';
import { getService } from '../services';
import { ShopifyError } from '../shopify/errors';
import type { StoreRow } from '../stores/rows';
import { createAhead } from './bulk/ahead';
import { cancelOperation } from './bulk/operation';
import type { BulkThread } from './bulk/thread/pool';
import { assertStillAllowed, ResourceOffError } from './gates';
import { createJournal, RunCancelledError, RunLostError, type Journal } from './journal';
import { reconcileResource } from './reconcile';
import { prepareResource, syncResource } from './resource';
import type { RunRow, RunRows } from './runs';
import type { Work } from './work';

/** How often a run goes on after a failure of Shopify's that may pass; the API client has retried each request by then. */
const MAX_RESUMES = 5;
const MS_BETWEEN_RESUMES = 10_000;
/** How often it is tried to write the end of a run down while the database refuses that. */
const MS_BETWEEN_ENDINGS = 2_000;

interface Running {
  run: RunRow;
  abort: AbortController;
  /** End the present pauses. */
  nudges: Set<() => void>;
  ended: Promise<void>;
}

/** Thrown into runs when Strapi stops: they are given back, to be resumed. */
class StoppingError extends Error {
  override readonly name = 'StoppingError';
}

/** Works on runs in the background, one a store. */
export const createRunner = (
  strapi: Core.Strapi,
  rows: RunRows,
  { onFinished, thread }: { onFinished: (domain: string) => Promise<void>; thread: BulkThread }
) => {
  const owner = randomUUID();
  const running = new Map<string, Running>();
  let isStopping = false;

  const pauser =
    (signal: AbortSignal, { nudges }: Pick<Running, 'nudges'>) =>
    (milliseconds: number) =>
      new Promise<void>((resolve) => {
        const end = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', end);
          nudges.delete(end);
          resolve();
        };
        const timer = setTimeout(end, milliseconds);
        nudges.add(end);
        signal.addEventListener('abort', end, { once: true });
      });

  const bringIn = async (
    store: StoreRow,
    journal: Journal,
    run: RunRow,
    signal: AbortSignal,
    pause: (ms: number) => Promise<void>
  ) => {
    const client = getService(strapi, 'clients').forStore(store);
    // Customers before their orders, products before the lines that name them: fewer records wait for others.
    const works = RESOURCES.flatMap((resource): Work[] => {
      const checkpoint = run.checkpoints[resource];
      if (!checkpoint || checkpoint.state === 'done') return [];
      const updatedSince = checkpoint.updatedSince ? new Date(checkpoint.updatedSince) : undefined;
      return [{ strapi, store, client, resource, journal, thread, signal, updatedSince, pause }];
    });
    const ahead = createAhead();
    try {
      if (run.mode !== 'reconcile')
        for (const one of works) await whileAllowed(one, () => prepareResource(one, ahead));
      for (const one of works)
        await whileAllowed(one, () =>
          run.mode === 'reconcile' ? reconcileResource(one, run.repair) : syncResource(one, ahead)
        );
    } catch (error) {
      if (signal.reason instanceof RunCancelledError) await Promise.all(works.map(cancelOperation));
      throw error;
    } finally {
      await ahead.stop();
    }
  };

  /** An option may have been switched off, or a solution be gone, since the run was queued, or while it goes on. */
  const whileAllowed = async (one: Work, act: () => Promise<void>): Promise<void> => {
    const { store, resource, journal, signal } = one;
    if (journal.checkpoint(resource).state === 'done') return;
    signal.throwIfAborted();
    try {
      await assertStillAllowed(strapi, store.domain, resource);
      await act();
    } catch (error) {
      if (!(error instanceof ResourceOffError)) throw error;
      await cancelOperation(one);
      // Not read to its end: the next incremental sync begins where this one did.
      await journal.move(resource, { state: 'done', startedAt: null });
    }
  };

  const work = async (run: RunRow, store: StoreRow, state: Running): Promise<void> => {
    const { signal } = state.abort;
    const journal = createJournal(rows, run, owner, (error) => state.abort.abort(error));
    const pause = pauser(signal, state);
    const go = () => bringIn(store, journal, run, signal, pause);
    try {
      for (let resumes = 0; ; resumes += 1) {
        try {
          await (run.mode === 'full' ? getService(strapi, 'events').bulk(go) : go());
          await journal.save();
          return await complete(run, store);
        } catch (error) {
          const mayPass =
            !signal.aborted &&
            (error instanceof ShopifyError ? error.retryable : isDatabaseUnavailable(error));
          if (!mayPass || resumes >= MAX_RESUMES) throw error;
          strapi.log.warn(
            `[shopify-crm] ${store.domain}: the sync waits and goes on: ${toStoredError(error, new Date()).code}`
          );
          await pause(MS_BETWEEN_RESUMES);
        }
      }
    } catch (error) {
      await insist(run, () => fail(run, store, signal.aborted ? signal.reason : error));
    } finally {
      journal.close();
    }
  };

  /** Writes a run's end down, however long the database refuses that: an unfinished run keeps the next one from starting. */
  const insist = async (run: RunRow, end: () => Promise<void>): Promise<void> => {
    for (;;) {
      try {
        return await end();
      } catch (error) {
        if (isStopping) throw error;
        strapi.log.warn(
          `[shopify-crm] ${run.store}: the sync's end is tried again: ${(error as Error).message}`
        );
        await sleep(MS_BETWEEN_ENDINGS, undefined, { ref: false });
      }
    }
  };

  const complete = async (run: RunRow, store: StoreRow) => {
    const stores = getService(strapi, 'stores');
    const fresh = (await stores.findByDomain(store.domain)) ?? store;
    // Cursors first: a run that is finished without them would be repeated, one with them and unfinished only resumed.
    await stores.update(store.domain, {
      // A comparison is no sync: it may have left everything as it was.
      ...(run.mode === 'reconcile' ? {} : { cursors: movedCursors(run, fresh), lastSyncAt: new Date() }),
      ...(fresh.connectionStatus === 'connected' && !isOf(run, fresh.lastError) ? { lastError: null } : {}),
    });
    if (run.mode === 'reconcile' && run.repair)
      await stores.reconciled(store.domain, new Date(run.startedAt ?? 0));
    await rows.finish(run.id, owner, 'completed', null);
  };

  /** Whether something was noted while the run went on, which its end does not mend. */
  const isOf = (run: RunRow, error: StoredError | null): boolean =>
    error !== null && run.startedAt !== null && Date.parse(error.at) >= Date.parse(run.startedAt);

  /** A cursor moves only where the run has read all that changed since it. */
  const movedCursors = (run: RunRow, store: StoreRow) => {
    const cursors = { ...store.cursors };
    for (const resource of RESOURCES) {
      const { startedAt, updatedSince } = run.checkpoints[resource] ?? {};
      const cursor = cursors[resource];
      const reachesBack = !updatedSince || (cursor !== undefined && updatedSince <= cursor);
      if (startedAt && reachesBack) cursors[resource] = startedAt;
    }
    return cursors;
  };

  const fail = async (run: RunRow, store: StoreRow, error: unknown) => {
    if (error instanceof RunLostError) return;
    if (error instanceof StoppingError) return rows.release(run.id, owner);
    if (error instanceof RunCancelledError) return rows.finish(run.id, owner, 'cancelled', null);
    const stored = toStoredError(error, new Date());
    if (stored.code === 'internal_error') strapi.log.error(error);
    strapi.log.warn(`[shopify-crm] ${store.domain}: the sync failed: ${stored.code}`);
    await rows.finish(run.id, owner, 'failed', stored);
    await getService(strapi, 'stores').update(store.domain, { lastError: stored });
  };

  return {
    /** Takes a run, if nobody works on it, and works on it in the background. */
    async take(run: RunRow, store: StoreRow): Promise<void> {
      if (isStopping || running.has(run.store) || !(await rows.claim(run.id, owner))) return;
      if (isStopping) return rows.release(run.id, owner);
      const abort = new AbortController();
      const state: Running = { run, abort, nudges: new Set(), ended: Promise.resolve() };
      running.set(run.store, state);
      if (run.cancelRequestedAt) abort.abort(new RunCancelledError());
      state.ended = work(run, store, state)
        .catch(
          (error: Error) =>
            void strapi.log.error(`[shopify-crm] ${run.store}: the sync could not be ended: ${error.message}`)
        )
        .then(async () => {
          running.delete(run.store);
          if (!(abort.signal.reason instanceof StoppingError)) await onFinished(run.store);
        })
        .catch(
          (error: Error) =>
            void strapi.log.error(`[shopify-crm] ${run.store}: no sync could follow: ${error.message}`)
        );
    },

    /** Cancels the run that this process works on. */
    cancel: (domain: string) => running.get(domain)?.abort.abort(new RunCancelledError()),

    /** Wakes a run that waits for Shopify. */
    nudge: (domain: string) => running.get(domain)?.nudges.forEach((end) => end()),

    /** Resolves when the store's run, if this process works on one, has ended. */
    ended: (domain: string): Promise<void> => running.get(domain)?.ended ?? Promise.resolve(),

    /** Interrupts all runs; they are given back, and resumed by the next process. */
    async stop(): Promise<void> {
      isStopping = true;
      const all = [...running.values()];
      for (const { abort } of all) abort.abort(new StoppingError());
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
};
