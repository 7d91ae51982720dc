import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { StoreStatus } from '../../../shared/contracts';
import { getService } from '../services';
import { readShop } from '../shopify/read';
import {
  readNotice,
  type Notice,
  type TopicDefinition,
  type TopicKind,
  type WebhookHeaders,
} from '../shopify/webhooks';
import { checkConnection } from '../stores/connect/steps';
import { forgetToken } from '../stores/disconnect';
import type { StoreRow } from '../stores/rows';

/** A webhook of a known topic whose signature was verified. */
export interface VerifiedDelivery {
  /** The store's domain. */
  domain: string;
  status: StoreStatus;
  topic: TopicDefinition;
  headers: WebhookHeaders;
  body: Buffer;
  receivedAt: Date;
}

/** A delivery with what its body says. */
interface Delivery extends VerifiedDelivery {
  notice: Notice;
  /** Equal for deliveries of the same webhook. */
  dedupeKey: string;
}

type Receiver = (strapi: Core.Strapi, delivery: Delivery) => Promise<void>;

/** Where Shopify names no webhook, its content stands in, with when it happened: two consents in turn have equal bodies. */
const dedupeKeyOf = ({ domain, topic, headers, body }: VerifiedDelivery): string => {
  const hash = createHash('sha256').update(`${domain}\n${topic.topic}\n`);
  if (headers.webhookId !== null) return hash.update(headers.webhookId).digest('hex');
  return hash
    .update(`${headers.triggeredAt?.toISOString() ?? ''}\n`)
    .update(body)
    .digest('hex');
};

const toInbox: Receiver = async (strapi, { domain, topic, notice, receivedAt, dedupeKey }) => {
  await getService(strapi, 'inbox').accept({
    store: domain,
    topic: topic.topic,
    resource: notice.resource,
    resourceId: notice.gid,
    mergedId: notice.mergedGid,
    version: notice.version,
    receivedAt,
    dedupeKey,
  });
};

/** Logged with what it is about; its event, which only names it, sees to it that it is carried out, crash or not. */
const logCompliance: Receiver = async (strapi, delivery) => {
  const { domain, topic, body, receivedAt, dedupeKey } = delivery;
  await getService(strapi, 'privacy').log({ store: domain, topic: topic.topic, body, receivedAt, dedupeKey });
  await toInbox(strapi, delivery);
  const stores = getService(strapi, 'stores');
  const store = await stores.findByDomain(domain);
  await stores.update(domain, {
    complianceReceived: { ...store?.complianceReceived, [topic.topic]: receivedAt.toISOString() },
  });
};

const uninstalled: Receiver = async (strapi, delivery) => {
  await toInbox(strapi, delivery);
  const store = await getService(strapi, 'stores').findConnected(delivery.domain);
  const happenedAt = delivery.headers.triggeredAt ?? delivery.receivedAt;
  // One that was delayed until after the next connect speaks of the connection before.
  if (store?.connectedAt && happenedAt >= new Date(store.connectedAt))
    await forgetToken(strapi, store, 'inactive');
};

/** Shopify waits five seconds for an answer: what asks Shopify back happens afterwards, and again at the next start. */
const afterwards = (work: (strapi: Core.Strapi, store: StoreRow) => Promise<unknown>): Receiver => {
  const run = async (strapi: Core.Strapi, domain: string) => {
    const store = await getService(strapi, 'stores').findConnected(domain);
    if (store) await work(strapi, store);
  };
  return async (strapi, delivery) => {
    await toInbox(strapi, delivery);
    run(strapi, delivery.domain).catch((error: unknown) => {
      strapi.log.warn(
        `[shopify-crm] ${delivery.topic.topic} of ${delivery.domain} had no effect: ${String(error)}`
      );
    });
  };
};

const refreshShop = async (strapi: Core.Strapi, store: StoreRow): Promise<void> => {
  const { name, plan, currency, timezone } = await readShop(getService(strapi, 'clients').forStore(store));
  await getService(strapi, 'stores').update(store.domain, { name, plan, currency, timezone });
};

/** What a scope that came back opens was not told of meanwhile: it is read. */
const scopesChanged = async (strapi: Core.Strapi, store: StoreRow): Promise<void> => {
  const { stopped } = await checkConnection(strapi, store);
  if (stopped) return;
  const missing = (await getService(strapi, 'stores').findByDomain(store.domain))?.missingScopes ?? [];
  const cameBack = (store.missingScopes ?? []).some((scope) => !missing.includes(scope));
  if (cameBack) await getService(strapi, 'sync').catchUp(store.domain);
};

const bulkFinished: Receiver = async (strapi, delivery) => {
  await toInbox(strapi, delivery);
  getService(strapi, 'sync').bulkFinished(delivery.domain);
};

const RECEIVERS: Record<TopicKind, Receiver> = {
  changed: toInbox,
  deleted: toInbox,
  inventory: toInbox,
  merged: toInbox,
  compliance: logCompliance,
  uninstalled,
  scopes: afterwards(scopesChanged),
  shop: afterwards(refreshShop),
  'bulk-finished': bulkFinished,
};

/**
 * Takes in a webhook; what it tells is durable once this resolves. A store that was disconnected or uninstalled takes
 * compliance topics only.
 */
export const receiveWebhook = async (strapi: Core.Strapi, delivery: VerifiedDelivery): Promise<void> => {
  const { domain, status, topic, body } = delivery;
  const isGone = status === 'disconnected' || status === 'inactive';
  if (isGone && topic.kind !== 'compliance') return;
  const read = readNotice(topic, body);
  if (!read.ok) {
    strapi.log.warn(`[shopify-crm] A ${topic.topic} webhook of ${domain} names no record`);
    return;
  }
  await RECEIVERS[topic.kind](strapi, { ...delivery, notice: read.notice, dedupeKey: dedupeKeyOf(delivery) });
};
