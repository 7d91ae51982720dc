import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';

import { pluginConfig } from '../config';
import type { Change } from '../ingest/changes';
import { earsOf, type EntryEvent } from './listeners';
import { deletedPayloads, livePayloads, type EntryPayload } from './payload';

/** Entries that are read at once: each comes with its relations. */
const PART = 50;

const EVENTS = {
  create: 'entry.create',
  update: 'entry.update',
  delete: 'entry.delete',
} as const satisfies Record<Change['kind'], EntryEvent>;

/** Neighbours of one type and kind, cut to parts. */
const groups = (changes: readonly Change[]): Change[][] => {
  const result: Change[][] = [];
  for (const change of changes) {
    const last = result.at(-1);
    const [first] = last ?? [];
    const fits = first?.type === change.type && first.kind === change.kind && (last?.length ?? 0) < PART;
    if (fits) last?.push(change);
    else result.push([change]);
  }
  return result;
};

/**
 * Tells Strapi's event hub, and by that Strapi's webhooks, what became of synced records: `entry.create`, `entry.update`,
 * `entry.delete`, as Strapi does for its own documents. After the commit and in its order, at most once: what was not yet
 * told when the process ends is not told (Strapi keeps its own events in memory likewise).
 */
export const createEventsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const inBulk = new AsyncLocalStorage<true>();
  let told: Promise<void> = Promise.resolve();

  const payloadsOf = (part: readonly Change[]): Promise<Map<number, EntryPayload>> => {
    const [{ type, kind }] = part as [Change];
    return kind === 'delete'
      ? deletedPayloads(strapi, type, part)
      : livePayloads(
          strapi,
          type,
          part.map(({ id }) => id)
        );
  };

  const tell = async (part: readonly Change[]): Promise<void> => {
    const [{ kind }] = part as [Change];
    const event = EVENTS[kind];
    if (!earsOf(strapi).isHeard(event)) return;
    const payloads = await payloadsOf(part);
    for (const { id } of part) {
      const payload = payloads.get(id);
      if (!payload) continue;
      // A listener's failure is its own: neither the record nor the other listeners' next events depend on it.
      await Promise.resolve(strapi.eventHub.emit(event, { ...payload })).catch(
        (error: Error) =>
          void strapi.log.error(`[shopify-crm] A listener of ${event} failed: ${error.message}`)
      );
    }
  };

  const tellAll = async (changes: readonly Change[]): Promise<void> => {
    for (const part of groups(changes)) {
      await tell(part).catch(
        (error: Error) =>
          void strapi.log.error(
            `[shopify-crm] ${part.length} events of ${part[0]?.type} were not sent: ${error.message}`
          )
      );
    }
  };

  return {
    /** Whether what is written now is to be told: by the configuration, and if anybody listens. */
    areWanted(): boolean {
      const { live, bulk } = pluginConfig(strapi).events;
      return (inBulk.getStore() ? bulk : live) && earsOf(strapi).isAnyHeard();
    },

    /** Runs what brings in or removes a store's records as a whole: `events.bulk` decides whether that is told. */
    bulk: <T>(work: () => Promise<T>): Promise<T> => inBulk.run(true, work),

    /**
     * Tells of changes that are committed. Nobody waits for listeners, but for those of a bulk: its records would pile up.
     */
    async announce(changes: readonly Change[]): Promise<void> {
      if (changes.length === 0 || !this.areWanted()) return;
      told = told.then(() => tellAll(changes));
      if (inBulk.getStore()) await told;
    },

    /** Resolves when all that was announced is told. */
    settled: (): Promise<void> => told,
  };
};

export type EventsService = ReturnType<typeof createEventsService>;
