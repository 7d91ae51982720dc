import type { Core } from '@strapi/strapi';

import { CrmError, toCrmError } from '../../errors';
import { isMessageCode } from '../../messages';
import { getService } from '../../services';
import type { ShopifyClient } from '../../shopify/api/types';
import { grantedScopes } from '../../shopify/auth';
import { readShop } from '../../shopify/read';
import { findTopic } from '../../shopify/webhooks';
import { optionsOf, type StoreRow } from '../rows';
import { missingWanted, requiredScopes } from '../scopes';

interface StepContext {
  strapi: Core.Strapi;
  store: StoreRow;
  client: ShopifyClient;
}

/** One thing that connecting a store does once it has a token. Each can be done again at any time. */
interface Step {
  run(context: StepContext): Promise<void>;
  /** Whether the steps after it have no sense without it. */
  stops(error: unknown): boolean;
}

/** Reads back what was really granted: a managed install grants what the app's released version says. */
const checkScopes: Step = {
  async run({ strapi, store, client }) {
    const options = optionsOf(store);
    const granted = await grantedScopes(client);
    const missing = missingWanted(options, granted);
    await getService(strapi, 'stores').update(store.domain, { scopes: granted, missingScopes: missing });
    const required = requiredScopes(options);
    // The one that was asked for by hand comes first: it alone stops the connect.
    const lacking = missing.filter((scope) => required.includes(scope));
    const permission = lacking.find((scope) => scope === 'read_all_orders') ?? lacking[0];
    if (permission === undefined) return;
    throw new CrmError('missing_shopify_permission', { permission });
  },
  stops: (error) => {
    const known = toCrmError(error);
    if (known?.code !== 'missing_shopify_permission') return true;
    return known.permission === 'read_all_orders';
  },
};

const describeShop: Step = {
  async run({ strapi, store, client }) {
    const { name, plan, currency, timezone } = await readShop(client);
    await getService(strapi, 'stores').update(store.domain, { name, plan, currency, timezone });
  },
  stops: () => true,
};

const registerWebhooks: Step = {
  async run({ strapi, store }) {
    const missing = await getService(strapi, 'subscriptions').register(store.domain);
    // A supporting topic that Shopify refuses is shown among the missing ones; the store works without it.
    const needed = missing.filter((topic) => findTopic(topic)?.importance === 'required');
    if (needed.length === 0) return;
    throw new CrmError('webhooks_incomplete', { message: `Not registered: ${needed.join(', ')}` });
  },
  stops: () => false,
};

/** Reads everything where nothing was read before, else what changed and what was deleted since. */
const startFirstSync: Step = {
  async run({ strapi, store }) {
    const mode = store.cursors && Object.keys(store.cursors).length > 0 ? 'incremental' : 'full';
    // What was deleted while the store was away: no read of what changed tells of it.
    if (mode === 'incremental')
      await getService(strapi, 'stores').update(store.domain, {
        reconcileDue: await getService(strapi, 'clock').read(),
      });
    const started = await getService(strapi, 'sync').start(store.documentId, { mode });
    if (started.ok || started.code === 'sync_already_running' || started.code === 'nothing_to_sync') return;
    throw new CrmError(isMessageCode(started.code) ? started.code : 'internal_error', {
      message: started.message,
    });
  },
  stops: () => false,
};

/** What makes a store with a token a working one, in this order. */
const HANDSHAKE_STEPS = [checkScopes, describeShop, registerWebhooks] as const;

/** What became of the steps. */
export interface StepsOutcome {
  /** The first failure, which the store now shows; null where all is well. */
  error: unknown;
  /** Whether the steps after the failure were left out. */
  stopped: boolean;
}

const attempt = async (steps: readonly Step[], context: StepContext): Promise<StepsOutcome> => {
  let first: unknown = null;
  for (const step of steps) {
    try {
      await step.run(context);
    } catch (error) {
      first ??= error;
      if (!toCrmError(error)) context.strapi.log.error(error);
      if (step.stops(error)) return { error: first, stopped: true };
    }
  }
  return { error: first, stopped: false };
};

const settle = async ({ strapi, store }: StepContext, error: unknown): Promise<void> => {
  const stores = getService(strapi, 'stores');
  if (error === null) await stores.update(store.domain, { connectionStatus: 'connected', lastError: null });
  else await stores.needsAttention(store.domain, error);
};

const contextOf = (strapi: Core.Strapi, store: StoreRow): StepContext => ({
  strapi,
  store,
  client: getService(strapi, 'clients').forStore(store),
});

/**
 * Checks a store that has a token and registers its webhooks. The store is `connected` afterwards, or `needs-attention` with
 * the first failure as its last error. Run after a handshake, and again to mend what failed.
 */
export const checkConnection = async (strapi: Core.Strapi, store: StoreRow): Promise<StepsOutcome> => {
  const context = contextOf(strapi, store);
  const outcome = await attempt(HANDSHAKE_STEPS, context);
  await settle(context, outcome.error);
  return outcome;
};

/** All steps that follow a handshake: the checks, then the first sync of what is allowed. */
export const finishConnection = async (strapi: Core.Strapi, store: StoreRow): Promise<StepsOutcome> => {
  const checked = await checkConnection(strapi, store);
  if (checked.stopped) return checked;
  const context = contextOf(strapi, store);
  const started = await attempt([startFirstSync], context);
  if (started.error !== null) await settle(context, started.error);
  return { error: checked.error ?? started.error, stopped: false };
};
