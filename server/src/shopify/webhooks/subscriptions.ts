import type { ShopifyClient } from '../api/types';
import { ShopifyError } from '../errors';
import type {
  SubscriptionCreateMutationData,
  SubscriptionDeleteMutationData,
  SubscriptionFieldsFragment,
  SubscriptionUpdateMutationData,
  SubscriptionsPageQueryData,
  WebhookSubscriptionTopic,
} from '../queries/generated';
import {
  SUBSCRIPTIONS_PAGE,
  SUBSCRIPTION_CREATE,
  SUBSCRIPTION_DELETE,
  SUBSCRIPTION_UPDATE,
} from '../queries/webhooks';
import { TOPICS } from './topics';
import type { TopicDefinition } from './topics';

/** A subscription that this app made over the API. */
export type Subscription = SubscriptionFieldsFragment;

export interface MissingTopic {
  topic: string;
  /** Shopify's words, or a code of ours. */
  reason: string;
  /** The scope that would allow it, where Shopify named one. */
  permission?: string;
}

/** What a reconciliation found and did; topics in slash form. */
export interface Reconciled {
  /** All wanted topics that are subscribed to now. */
  registered: string[];
  created: string[];
  /** Those that pointed elsewhere, asked for other fields, or had another API version. */
  updated: string[];
  /** Duplicates, and topics no longer wanted, also those that an earlier address of this plugin was told of. */
  removed: string[];
  missing: MissingTopic[];
}

interface Options {
  signal?: AbortSignal;
}

type UserErrors = readonly { readonly message: string }[] | undefined;

/** All subscriptions of this app in this shop, those of its configuration file left out. */
export async function listSubscriptions(
  client: ShopifyClient,
  { signal }: Options = {}
): Promise<Subscription[]> {
  const subscriptions: Subscription[] = [];
  let page: SubscriptionsPageQueryData['webhookSubscriptions'] | undefined;
  do {
    const after: string | null = page?.pageInfo.endCursor ?? null;
    const { data } = await client.request<SubscriptionsPageQueryData>(
      SUBSCRIPTIONS_PAGE,
      { after },
      // One that is not seen would be made a second time.
      { signal, isWhole: ({ webhookSubscriptions: { nodes } }) => nodes.every((node) => node != null) }
    );
    page = data.webhookSubscriptions;
    subscriptions.push(...page.nodes);
  } while (page.pageInfo.hasNextPage && page.pageInfo.endCursor !== null);
  return subscriptions;
}

function sameFields(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((field) => other.includes(field));
}

/** Whether a subscription posts to this plugin, here or where it was before. */
function isPlugins({ topic, uri }: Subscription, ours: string): boolean {
  if (uri === ours) return true;
  if (!URL.canParse(uri) || !TOPICS.some(({ name }) => name === topic)) return false;
  return new URL(uri).pathname === new URL(ours).pathname;
}

/** The slash form of a topic's name in the API; the name itself for one that the plugin does not take. */
function slashForm(name: WebhookSubscriptionTopic): string {
  return TOPICS.find((definition) => definition.name === name)?.topic ?? name;
}

/** Runs one change; a refusal becomes a reason, so that one topic does not stop the others. */
async function refusalOf(change: () => Promise<UserErrors>): Promise<Omit<MissingTopic, 'topic'> | null> {
  try {
    const errors = await change();
    if (errors === undefined) return { reason: 'no_answer' };
    return errors[0] ? { reason: errors[0].message } : null;
  } catch (error) {
    if (!(error instanceof ShopifyError)) throw error;
    if (error.retryable || ['aborted', 'reauthorization_required'].includes(error.code)) throw error;
    return { reason: error.message, ...(error.permission ? { permission: error.permission } : {}) };
  }
}

/**
 * Makes the app's subscriptions what they should be: creates missing ones, moves those with another address, corrects
 * their fields and API version, and removes duplicates and topics no longer wanted. Doing it again changes nothing.
 *
 * @param options.uri the address that Shopify is to post to.
 * @param options.wanted the topics to have; those that only the app's configuration can subscribe to are passed over.
 * @throws ShopifyError where Shopify does not answer; what it refuses is in `missing`.
 */
export async function reconcileSubscriptions(
  client: ShopifyClient,
  { uri, wanted, signal }: { uri: string; wanted: readonly TopicDefinition[] } & Options
): Promise<Reconciled> {
  const existing = await listSubscriptions(client, { signal });
  const result: Reconciled = { registered: [], created: [], updated: [], removed: [], missing: [] };
  const kept = new Set<string>();
  const names = new Set<WebhookSubscriptionTopic>();

  const create = async (
    name: WebhookSubscriptionTopic,
    includeFields: readonly string[]
  ): Promise<UserErrors> => {
    const { data } = await client.request<SubscriptionCreateMutationData>(
      SUBSCRIPTION_CREATE,
      { topic: name, subscription: { uri, format: 'JSON', includeFields } },
      { signal }
    );
    return data.webhookSubscriptionCreate?.userErrors;
  };
  /** Corrects a subscription; where that leaves it with another API version, it is made anew. */
  const update = async (
    { id, topic }: Subscription,
    includeFields: readonly string[]
  ): Promise<UserErrors> => {
    const { data } = await client.request<SubscriptionUpdateMutationData>(
      SUBSCRIPTION_UPDATE,
      { id, subscription: { uri, format: 'JSON', includeFields } },
      { signal }
    );
    const { userErrors, webhookSubscription } = data.webhookSubscriptionUpdate ?? {};
    if (!webhookSubscription || webhookSubscription.apiVersion.handle === client.apiVersion)
      return userErrors;
    const refused = await remove(id);
    return refused?.length === 0 ? create(topic, includeFields) : refused;
  };
  const remove = async (id: string): Promise<UserErrors> => {
    const { data } = await client.request<SubscriptionDeleteMutationData>(
      SUBSCRIPTION_DELETE,
      { id },
      { signal }
    );
    return data.webhookSubscriptionDelete?.userErrors;
  };

  for (const { topic, name, includeFields } of wanted) {
    if (name === null) continue;
    names.add(name);
    const own = existing.filter((subscription) => subscription.topic === name);
    const found = own.find((subscription) => subscription.uri === uri) ?? own[0];
    if (found) kept.add(found.id);
    const right =
      found?.uri === uri &&
      found.format === 'JSON' &&
      found.apiVersion.handle === client.apiVersion &&
      sameFields(found.includeFields, includeFields);
    const refusal = right
      ? null
      : await refusalOf(() => (found ? update(found, includeFields) : create(name, includeFields)));
    if (refusal) {
      result.missing.push({ topic, ...refusal });
      continue;
    }
    result.registered.push(topic);
    if (!found) result.created.push(topic);
    else if (!right) result.updated.push(topic);
  }

  for (const subscription of existing) {
    const unwanted = !names.has(subscription.topic) && isPlugins(subscription, uri);
    const duplicate = names.has(subscription.topic) && !kept.has(subscription.id);
    if (!unwanted && !duplicate) continue;
    // One that cannot be removed does no harm beyond a duplicate delivery, and is tried again next time.
    if ((await refusalOf(() => remove(subscription.id))) === null)
      result.removed.push(slashForm(subscription.topic));
  }
  return result;
}
