import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';

import { giveLeaseBack, takeLease } from '../coordination/leases';
import { toCrmError } from '../errors';
import { getService } from '../services';
import { missingScopes } from '../shopify/auth';
import { RESOURCE_DEFINITIONS } from '../shopify/resources';
import { TOPICS, reconcileSubscriptions, type TopicDefinition } from '../shopify/webhooks';
import { ShopTakenError } from './connect/claim';
import { holdShop } from './connect/hold';
import { optionsOf, storeRows, type StoreRow } from './rows';
import { publicUrls } from './urls';

/** How long what is known of a store's subscriptions is good enough for whoever looks at it, in milliseconds: 15 minutes. */
const GOOD_FOR = 15 * 60 * 1000;

/** How long one process may take to heal a store's subscriptions before another may, in milliseconds. */
const MS_HEALING = 30_000;
const MS_LOOK_AGAIN = 500;

/** The webhook subscriptions that each store should have, and the keeping of them. */
export const createSubscriptionsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = storeRows(strapi);
  const stopping = new AbortController();
  const healing = new Set<Promise<void>>();

  /** The topics that a store's options and the installed solutions ask for. */
  const wantedTopics = async (store: StoreRow): Promise<TopicDefinition[]> => {
    const options = optionsOf(store);
    const wanted: TopicDefinition[] = [];
    for (const topic of TOPICS) {
      const { name, importOption, solution } = topic;
      if (name === null || (importOption !== null && !options[importOption])) continue;
      if (solution === null || (await getService(strapi, 'solutions').isInstalled(solution)))
        wanted.push(topic);
    }
    return wanted;
  };

  /** Makes them what they should be. @returns those that were there at the last look and had vanished since. */
  const registerAll = async (store: StoreRow): Promise<string[]> => {
    // The app has one set of subscriptions in a shop: only the Strapi that the shop belongs to may move them.
    await holdShop(strapi, store);
    const wanted = await wantedTopics(store);
    const granted = store.scopes ?? [];
    // A notice is of use only where the record that it names may be read.
    const isGranted = ({ scopes, resource }: TopicDefinition) =>
      (scopes.length === 0 || missingScopes(scopes, granted).length < scopes.length) &&
      (resource === null || missingScopes([RESOURCE_DEFINITIONS[resource].scope], granted).length === 0);
    const reconciled = await reconcileSubscriptions(getService(strapi, 'clients').forStore(store), {
      uri: publicUrls(strapi).webhooks,
      wanted: wanted.filter(isGranted),
      signal: stopping.signal,
    });
    // A supporting topic without its scope is no fault: the missing scope itself is shown.
    const withoutScope = wanted.filter((topic) => topic.importance === 'required' && !isGranted(topic));
    const webhooks = {
      registered: reconciled.registered,
      missing: [...withoutScope, ...reconciled.missing].map(({ topic }) => topic),
    };
    await getService(strapi, 'stores').update(store.domain, {
      webhooks,
      webhooksCheckedAt: await getService(strapi, 'clock').read(),
    });
    return reconciled.created.filter((topic) => store.webhooks?.registered.includes(topic));
  };

  const healStore = async (domain: string): Promise<void> => {
    try {
      const store = await getService(strapi, 'stores').requireConnected(domain);
      const vanished = await registerAll(store);
      if (vanished.length === 0) return;
      // Shopify removes a subscription whose deliveries fail again and again: what it would have told since is not known here.
      strapi.log.warn(
        `[shopify-crm] ${domain}: Shopify had removed ${vanished.join(', ')}; what changed is read`
      );
      await getService(strapi, 'sync').catchUp(domain);
    } catch (error) {
      if (stopping.signal.aborted) return;
      const known = toCrmError(error);
      if (!known) strapi.log.error(error);
      // A copy of the Strapi that holds the shop: only a person can decide which of them is to have it.
      if (known?.code === 'store_already_connected' && !(error instanceof ShopTakenError))
        await getService(strapi, 'stores').needsAttention(domain, error);
      strapi.log.warn(
        `[shopify-crm] The webhooks of ${domain} could not be checked: ${known?.message ?? 'internal error'}`
      );
    }
  };

  /** Processes that start together heal a store one after the other: what the first has made, the others find. */
  const healInTurn = async (domain: string): Promise<void> => {
    const owner = randomUUID();
    const name = `heal ${domain}`;
    while (!(await takeLease(strapi, name, owner, MS_HEALING))) {
      await sleep(MS_LOOK_AGAIN, undefined, { signal: stopping.signal });
    }
    try {
      await healStore(domain);
    } finally {
      await giveLeaseBack(strapi, name, owner);
    }
  };

  /** For work that nobody waits for: it never throws, and `stop` waits until it has ended. */
  const inBackground = (work: () => Promise<void>): Promise<void> => {
    const running = work()
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) strapi.log.error(error);
      })
      .finally(() => healing.delete(running));
    healing.add(running);
    return running;
  };

  const healAll = async (): Promise<void> => {
    for (const { domain } of await getService(strapi, 'stores').connected()) {
      if (!stopping.signal.aborted) await healInTurn(domain);
    }
  };

  /** Of all processes that look at a store, one checks it, and only where the last check is old. */
  const isDue = async (domain: string): Promise<boolean> => {
    const now = await getService(strapi, 'clock').read();
    const old = new Date(now.getTime() - GOOD_FOR);
    const due = { $or: [{ webhooksCheckedAt: { $null: true } }, { webhooksCheckedAt: { $lt: old } }] };
    const where = { domain, credentials: { $notNull: true }, ...due };
    return (await rows.updateWhere(where, { webhooksCheckedAt: now })) === 1;
  };

  return {
    /**
     * Makes a store's subscriptions what they should be and saves what came of it.
     *
     * @returns the topics that are missing all the same.
     * @throws CrmError `store_not_connected`, `store_already_connected` where the shop belongs to another; ShopifyError where Shopify does not answer.
     */
    async register(domain: string): Promise<string[]> {
      const store = await getService(strapi, 'stores').requireConnected(domain);
      const vanished = await registerAll(store);
      if (vanished.length > 0) await getService(strapi, 'sync').catchUp(domain);
      return (await rows.byDomain(domain))?.webhooks?.missing ?? [];
    },

    /** The same for when nobody waits for the answer: a failure is logged, and mended the next time. */
    healStore,

    /**
     * The same in the background for stores that somebody looks at, or whose sync has ended, each every 15 minutes at most:
     * nothing tells that Shopify removed a subscription, and nothing here asks by the clock.
     */
    healWhenDue(domains: readonly string[]): void {
      if (stopping.signal.aborted) return;
      void inBackground(async () => {
        for (const domain of domains)
          if (!stopping.signal.aborted && (await isDue(domain))) await healStore(domain);
      });
    },

    /**
     * Checks all connected stores: subscriptions vanish after failures, and addresses change. For the start, where nobody waits
     * for it: it never throws.
     */
    heal: (): Promise<void> => inBackground(healAll),

    /** Ends what goes on in the background. */
    async stop(): Promise<void> {
      stopping.abort();
      await Promise.all(healing);
    },
  };
};

export type SubscriptionsService = ReturnType<typeof createSubscriptionsService>;
