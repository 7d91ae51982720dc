import type { Core } from '@strapi/strapi';

import type { WebhookHealth } from '../../../shared/contracts';
import { CrmError, toCrmError } from '../errors';
import { getService } from '../services';
import { missingScopes } from '../shopify/auth';
import { TOPICS, reconcileSubscriptions, type TopicDefinition } from '../shopify/webhooks';
import { claimShop } from './claim';
import { hasCredentials, optionsOf, type StoreRow } from './rows';
import { publicUrls } from './urls';
import { webhooksView } from './view';

/** The webhook subscriptions that each store should have, and the keeping of them. */
export const createSubscriptionsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const stopping = new AbortController();
  let healing: Promise<void> = Promise.resolve();

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

  const register = async (domain: string): Promise<WebhookHealth> => {
    const stores = getService(strapi, 'stores');
    const store = await stores.findByDomain(domain);
    if (!store || !hasCredentials(store)) throw new CrmError('store_not_connected');
    const client = getService(strapi, 'clients').forStore(store);
    // The app has one set of subscriptions in a shop: only the Strapi that the shop belongs to may move them.
    await claimShop(strapi, client);
    const wanted = await wantedTopics(store);
    const granted = store.scopes ?? [];
    const isGranted = ({ scopes }: TopicDefinition) =>
      scopes.length === 0 || missingScopes(scopes, granted).length < scopes.length;
    const reconciled = await reconcileSubscriptions(client, {
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
    await stores.update(domain, { webhooks });
    return webhooksView({ ...store, webhooks });
  };

  const healStore = async (domain: string): Promise<void> => {
    try {
      await register(domain);
    } catch (error) {
      if (stopping.signal.aborted) return;
      const known = toCrmError(error);
      if (!known) strapi.log.error(error);
      // Nothing here is in step any more, and only a person can decide which Strapi is to have the shop.
      if (known?.code === 'store_already_connected')
        await getService(strapi, 'stores').needsAttention(domain, error);
      strapi.log.warn(
        `[shopify-crm] The webhooks of ${domain} could not be checked: ${known?.message ?? 'internal error'}`
      );
    }
  };

  const healAll = async (): Promise<void> => {
    for (const { domain } of await getService(strapi, 'stores').connected()) {
      if (!stopping.signal.aborted) await healStore(domain);
    }
  };

  return {
    /**
     * Makes a store's subscriptions what they should be and saves what came of it.
     *
     * @throws CrmError `store_not_connected`, `store_already_connected` where the shop belongs to another; ShopifyError where Shopify does not answer.
     */
    register,

    /** The same for when nobody waits for the answer: a failure is logged, and mended the next time. */
    healStore,

    /**
     * Checks all connected stores: subscriptions vanish after failures, and addresses change. For the start, where nobody waits
     * for it: it never throws.
     */
    heal(): Promise<void> {
      healing = healAll().catch((error: unknown) => {
        strapi.log.error(error);
      });
      return healing;
    },

    /** Ends what `heal` began. */
    async stop(): Promise<void> {
      stopping.abort();
      await healing;
    },
  };
};

export type SubscriptionsService = ReturnType<typeof createSubscriptionsService>;
