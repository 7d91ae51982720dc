import { createHmac, randomUUID } from 'node:crypto';
import type { Faults } from '../faults/registry';
import type { App, HostedShop, Installation, Platform } from '../platform/types';
import { API_VERSION } from '../schema/source';
import type { ShopChange } from '../state/types';
import { webhookBody } from './body';
import { createSender } from './sender';
import { topicEnum, type ComplianceTopic } from './topics';
import type { Delivery } from './types';

/** How many deliveries the log keeps. */
const KEPT_DELIVERIES = 20_000;

/** Everything that tells apps what happened. */
export interface Webhooks {
  /** Begins to listen to a shop's changes. */
  watch(shop: HostedShop): void;
  /** Tells every subscription of one app of something that is not part of the shop's data (a finished bulk operation). */
  tell(installation: Installation, topic: string, body: Record<string, unknown>): void;
  /**
   * Sends a compliance webhook to the URL in the app's configuration.
   *
   * @throws Error where the app has none.
   */
  sendCompliance(shop: HostedShop, app: App, topic: ComplianceTopic, body: Record<string, unknown>): Delivery;
  /** Sends a past delivery again, with the same id. */
  resend(webhookId: string): boolean;
  /** Newest first. */
  log(filter?: { shop?: string | undefined; topic?: string | undefined }): Delivery[];
  whenIdle(): Promise<void>;
  close(): void;
}

/** Base64 HMAC-SHA256 of the raw body with the app's secret (shopify.dev, "Verify webhook deliveries"). */
export const signBody = (body: string, secret: string): string =>
  createHmac('sha256', secret).update(body, 'utf8').digest('base64');

/** Where a delivery goes, and what it belongs to. */
interface Target {
  shop: HostedShop;
  app: App;
  uri: string;
  subscription: { id: string; name: string | null } | null;
}

/** The deliveries of one simulator. */
export const createWebhooks = (platform: Platform, faults: Faults, retryScale: number): Webhooks => {
  const sender = createSender(platform.clock, retryScale);
  let deliveries: Delivery[] = [];

  const headersOf = (delivery: Omit<Delivery, 'headers'>, target: Target): Record<string, string> => ({
    'Content-Type': 'application/json',
    'User-Agent': 'Shopify-Captain-Hook',
    'X-Shopify-Topic': delivery.topic,
    'X-Shopify-Hmac-Sha256': signBody(delivery.body, target.app.clientSecret),
    'X-Shopify-Shop-Domain': delivery.shop,
    'X-Shopify-API-Version': API_VERSION,
    'X-Shopify-Webhook-Id': delivery.webhookId,
    'X-Shopify-Triggered-At': delivery.triggeredAt,
    'X-Shopify-Event-Id': delivery.eventId,
    ...(target.subscription?.name ? { 'X-Shopify-Name': target.subscription.name } : {}),
  });

  /** Shopify removes a subscription whose delivery failed at every try. */
  const removeSubscription = (target: Target): void => {
    if (!target.subscription) return;
    target.shop.installations.get(target.app.clientId)?.subscriptions.delete(target.subscription.id);
  };

  const sendAll = (delivery: Delivery, target: Target): void => {
    const { topic, shop } = delivery;
    const copies = faults.peek('duplicateWebhooks', shop, topic)?.copies ?? 0;
    for (let copy = 0; copy <= copies; copy += 1) {
      const delay = faults.peek('delayWebhooks', shop, topic);
      const delayMs = delay ? delay.minMs + Math.random() * (delay.maxMs - delay.minMs) : 0;
      const sent = copy === 0 ? delivery : { ...delivery, attempts: [] };
      if (copy > 0) deliveries.push(sent);
      sender.send(sent, delayMs, (delivered) => {
        if (!delivered) removeSubscription(target);
      });
    }
  };

  const deliver = (
    target: Target,
    topic: string,
    body: string,
    eventId: string,
    triggeredAt: string
  ): Delivery => {
    const unsigned: Omit<Delivery, 'headers'> = {
      webhookId: randomUUID(),
      eventId,
      shop: target.shop.domain,
      clientId: target.app.clientId,
      topic,
      subscriptionId: target.subscription?.id ?? null,
      uri: target.uri,
      triggeredAt,
      body,
      status: 'pending',
      attempts: [],
    };
    const delivery: Delivery = { ...unsigned, headers: headersOf(unsigned, target) };
    deliveries.push(delivery);
    if (deliveries.length > KEPT_DELIVERIES) deliveries = deliveries.slice(-KEPT_DELIVERIES / 2);
    if (faults.take('dropWebhooks', delivery.shop, topic)) delivery.status = 'dropped';
    else sendAll(delivery, target);
    return delivery;
  };

  const notify = (installation: Installation, change: Omit<ShopChange, 'gid'>, eventId: string): void => {
    const { shop, app } = installation;
    for (const subscription of installation.subscriptions.values()) {
      if (subscription.topic !== topicEnum(change.topic)) continue;
      const body = webhookBody(change.topic, change.body, subscription.includeFields, app);
      deliver({ shop, app, uri: subscription.uri, subscription }, change.topic, body, eventId, change.at);
    }
  };

  const nowIso = () => platform.clock.now().toISOString();
  const tell = (installation: Installation, topic: string, body: Record<string, unknown>): void =>
    notify(installation, { topic, at: nowIso(), body }, randomUUID());

  platform.onUninstall((installation) => {
    const { shop } = installation.shop.state;
    const fields = {
      id: BigInt(shop.id.split('/').at(-1) ?? 0),
      name: shop.name,
      myshopify_domain: installation.shop.domain,
    };
    tell(installation, 'app/uninstalled', fields);
  });

  platform.onScopesChange((installation, previous) =>
    tell(installation, 'app/scopes_update', {
      shop_id: installation.shop.state.shop.id,
      previous: [...previous],
      current: [...installation.scopes],
      updated_at: nowIso(),
    })
  );

  return {
    watch(shop) {
      shop.state.onChange((change) => {
        const eventId = randomUUID();
        for (const installation of shop.installations.values()) notify(installation, change, eventId);
      });
    },
    tell,
    sendCompliance(shop, app, topic, body) {
      if (!app.complianceUrl)
        throw new Error(`${app.title} has no URL for compliance webhooks in its configuration.`);
      const target: Target = { shop, app, uri: app.complianceUrl, subscription: null };
      return deliver(target, topic, webhookBody(topic, body, [], app), randomUUID(), nowIso());
    },
    resend(webhookId) {
      const past = deliveries.find((delivery) => delivery.webhookId === webhookId);
      const shop = past && platform.shops.get(past.shop);
      const app = past && platform.apps.get(past.clientId);
      if (!past || !shop || !app) return false;
      const copy: Delivery = { ...past, status: 'pending', attempts: [] };
      deliveries.push(copy);
      sender.send(copy, 0, () => undefined);
      return true;
    },
    log: (filter = {}) =>
      deliveries
        .filter(
          (one) => (!filter.shop || one.shop === filter.shop) && (!filter.topic || one.topic === filter.topic)
        )
        .reverse(),
    whenIdle: () => sender.whenIdle(),
    close: () => sender.close(),
  };
};
