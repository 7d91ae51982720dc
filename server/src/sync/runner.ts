import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { RESOURCES } from '../../../shared/contracts';
import { toStoredError } from '../errors';
import { getService } from '../services';
import { ShopifyError } from '../shopify/errors';
import type { StoreRow } from '../stores/rows';
import { allowedResources } from './gates';
import { createJournal, RunCancelledError, RunLostError, type Journal } from './journal';
import { reconcileResource } from './reconcile';
import { syncResource } from './resource';
import type { RunRow, RunRows } from './runs';

/** How often a run goes on after a failure of Shopify's that may pass; the API client has retried each request by then. */
const MAX_RESUMES = 5;
const MS_BETWEEN_RESUMES = 10_000;

interface Running {
  run: RunRow;
  abort: AbortController;
  /** Ends the present pause, if there is one. */
  nudge: () => void;
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
  { onFinished }: { onFinished: (domain: string) => Promise<void> }
) => {
  const owner = randomUUID();
  const running = new Map<string, Running>();

  const pauser = (signal: AbortSignal, current: { nudge: () => void }) => (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      current.nudge = end;
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
    for (const resource of RESOURCES) {
      const checkpoint = run.checkpoints[resource];
      if (!checkpoint || checkpoint.state === 'done') continue;
      signal.throwIfAborted();
      // An option may have been switched off, or a solution be gone, since the run was queued.
      const current = (await getService(strapi, 'stores').findByDomain(store.domain)) ?? store;
      if (!(await allowedResources(strapi, current)).includes(resource)) {
        await journal.move(resource, { state: 'done' });
        continue;
      }
      const updatedSince = checkpoint.updatedSince ? new Date(checkpoint.updatedSince) : undefined;
      const one = { strapi, store, client, resource, journal, signal, updatedSince, pause };
      await (run.mode === 'reconcile' ? reconcileResource(one, run.repair) : syncResource(one));
    }
  };

  const work = async (run: RunRow, store: StoreRow, state: Running): Promise<void> => {
    const { signal } = state.abort;
    const journal = createJournal(rows, run, owner, (error) => state.abort.abort(error));
    const pause = pauser(signal, state);
    try {
      for (let resumes = 0; ; resumes += 1) {
        try {
          await bringIn(store, journal, run, signal, pause);
          break;
        } catch (error) {
          const mayPass = error instanceof ShopifyError && error.retryable && !signal.aborted;
          if (!mayPass || resumes >= MAX_RESUMES) throw error;
          strapi.log.warn(`[shopify-crm] ${store.domain}: the sync waits and goes on: ${error.message}`);
          await pause(MS_BETWEEN_RESUMES);
        }
      }
      await journal.save();
      await complete(run, store);
    } catch (error) {
      await fail(run, store, signal.aborted ? signal.reason : error);
    } finally {
      journal.close();
    }
  };

  const complete = async (run: RunRow, store: StoreRow) => {
    const stores = getService(strapi, 'stores');
    const fresh = (await stores.findByDomain(store.domain)) ?? store;
    // Cursors first: a run that is finished without them would be repeated, one with them and unfinished only resumed.
    await stores.update(store.domain, {
      // A comparison is no sync: it may have left everything as it was.
      ...(run.mode === 'reconcile' ? {} : { cursors: movedCursors(run, fresh), lastSyncAt: new Date() }),
      ...(fresh.connectionStatus === 'connected' ? { lastError: null } : {}),
    });
    await rows.finish(run.id, owner, 'completed', null);
  };

  const movedCursors = (run: RunRow, store: StoreRow) => {
    const cursors = { ...store.cursors };
    for (const resource of RESOURCES) {
      const startedAt = run.checkpoints[resource]?.startedAt;
      if (startedAt) cursors[resource] = startedAt;
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
    /** Takes a run, if nobody works on it, and works on it in the background. @returns whether it was taken. */
    async take(run: RunRow, store: StoreRow): Promise<boolean> {
      if (running.has(run.store) || !(await rows.claim(run.id, owner))) return false;
      const abort = new AbortController();
      const state: Running = { run, abort, nudge: () => undefined, ended: Promise.resolve() };
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
      return true;
    },

    /** Cancels the run that this process works on. */
    cancel: (domain: string) => running.get(domain)?.abort.abort(new RunCancelledError()),

    /** Wakes a run that waits for Shopify. */
    nudge: (domain: string) => running.get(domain)?.nudge(),

    /** Resolves when the store's run, if this process works on one, has ended. */
    ended: (domain: string): Promise<void> => running.get(domain)?.ended ?? Promise.resolve(),

    /** Interrupts all runs; they are given back, and resumed by the next process. */
    async stop(): Promise<void> {
      const all = [...running.values()];
      for (const { abort } of all) abort.abort(new StoppingError());
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
};

export type Runner = ReturnType<typeof createRunner>;
