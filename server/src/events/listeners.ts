import type { Core } from '@strapi/strapi';

/** The events of an entry that a synced record has. */
export type EntryEvent = 'entry.create' | 'entry.update' | 'entry.delete';

const ENTRY_EVENTS: readonly EntryEvent[] = ['entry.create', 'entry.update', 'entry.delete'];

/** What is used of Strapi's event hub (`@strapi/core`, services/event-hub): `once` and `addListener` go by `on`. */
type EventHub = Pick<Core.Strapi['eventHub'], 'on' | 'off' | 'subscribe'>;

/** Whether anybody would hear an event. */
export interface Ears {
  isHeard(event: EntryEvent): boolean;
  isAnyHeard(): boolean;
}

const ears = new WeakMap<object, Ears>();

/**
 * Counts who listens to Strapi's event hub, which does not tell: without listeners nothing is prepared for them. Called in
 * `register`, before Strapi's webhooks, bootstraps and the app's own code begin to listen.
 */
export const countListeners = (strapi: Core.Strapi): void => {
  const hub: EventHub = strapi.eventHub;
  const { on, off, subscribe } = hub;
  const counts = new Map<string, number>();
  let subscribers = 0;
  const add = (event: string, number: number) =>
    counts.set(event, Math.max(0, (counts.get(event) ?? 0) + number));

  hub.on = (event, listener) => {
    add(event, 1);
    return on.call(hub, event, listener);
  };
  hub.off = (event, listener) => {
    add(event, -1);
    return off.call(hub, event, listener);
  };
  hub.subscribe = (subscriber) => {
    subscribers += 1;
    const unsubscribe = subscribe.call(hub, subscriber);
    return () => {
      subscribers -= 1;
      return unsubscribe();
    };
  };

  const isHeard = (event: EntryEvent) => subscribers > 0 || (counts.get(event) ?? 0) > 0;
  ears.set(hub, { isHeard, isAnyHeard: () => ENTRY_EVENTS.some(isHeard) });
};

/** Who listens. @throws Error before {@link countListeners}. */
export const earsOf = (strapi: Core.Strapi): Ears => {
  const found = ears.get(strapi.eventHub);
  if (!found) throw new Error('Listeners are not counted yet');
  return found;
};
