import { badRequest } from '../graphql/errors';
import type { EngineContext, FieldTable, NodeTable } from '../graphql/types';
import { holdsScope } from '../platform/scopes';
import type { Installation, Platform, Subscription } from '../platform/types';
import { API_VERSION } from '../schema/source';
import { topicOfEnum, topicSample } from './topics';

interface SubscriptionInput {
  uri?: string | null;
  callbackUrl?: string | null;
  includeFields?: string[] | null;
  filter?: string | null;
  format?: string | null;
  name?: string | null;
}

interface UserError {
  field: string[] | null;
  message: string;
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const uriProblem = (uri: string): string | null => {
  if (!URL.canParse(uri)) return 'Address is invalid';
  const { protocol, hostname } = new URL(uri);
  if (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))) return null;
  return `Address protocol ${protocol}// is not supported`;
};

/** The schema's form of a subscription. */
const toNode = (subscription: Subscription) => ({
  __typename: 'WebhookSubscription',
  ...subscription,
  callbackUrl: subscription.uri,
  endpoint: { __typename: 'WebhookHttpEndpoint', callbackUrl: subscription.uri },
  apiVersion: {
    handle: subscription.apiVersion,
    displayName: subscription.apiVersion,
    supported: subscription.apiVersion === API_VERSION,
  },
  filter: null,
  format: 'JSON',
  metafieldNamespaces: [],
  metafields: [],
});

const allows = (installation: Installation, topic: string): boolean => {
  const { scopes } = topicSample(topic);
  return scopes.length === 0 || scopes.some((scope) => holdsScope(installation.scopes, `read_${scope}`));
};

const problemsOf = (
  installation: Installation,
  topic: string,
  input: SubscriptionInput,
  self?: string
): UserError[] => {
  const uri = input.uri ?? input.callbackUrl ?? '';
  const field = ['webhookSubscription', input.uri ? 'uri' : 'callbackUrl'];
  const invalid = uriProblem(uri);
  if (invalid) return [{ field, message: invalid }];
  if (input.filter)
    return [{ field: ['webhookSubscription', 'filter'], message: 'Filters are not simulated' }];
  if (input.format === 'XML')
    return [{ field: ['webhookSubscription', 'format'], message: 'XML is not simulated' }];
  const taken = [...installation.subscriptions.values()].some(
    (other) => other.id !== self && other.topic === topic && other.uri === uri
  );
  return taken ? [{ field, message: 'Address for this topic has already been taken' }] : [];
};

/** The webhook subscriptions' part of the Admin API: root queries, mutations and nodes. */
export const webhookFields = (platform: Platform): { fields: FieldTable; nodes: NodeTable } => {
  const find = (gid: unknown, { installation }: EngineContext) => installation.subscriptions.get(String(gid));
  const now = () => platform.clock.now().toISOString();
  const missing = { userErrors: [{ field: ['id'], message: 'Webhook subscription does not exist' }] };

  const fields: FieldTable = {
    'QueryRoot.webhookSubscription': (_source, args, context) => {
      const found = find(args.id, context);
      return found ? toNode(found) : null;
    },
    'QueryRoot.webhookSubscriptions': (_source, args, { installation }) => {
      const topics = args.topics as string[] | null | undefined;
      const uri = args.uri ?? args.callbackUrl;
      return [...installation.subscriptions.values()]
        .filter((one) => (!topics || topics.includes(one.topic)) && (!uri || one.uri === uri))
        .map(toNode);
    },
    'QueryRoot.webhookSubscriptionsCount': (_source, _args, { installation }) => ({
      count: installation.subscriptions.size,
      precision: 'EXACT',
    }),
    'Mutation.webhookSubscriptionCreate': (_source, args, { installation }) => {
      const input = args.webhookSubscription as SubscriptionInput;
      const name = String(args.topic);
      const topic = topicOfEnum(name);
      if (!topic) throw badRequest(`The simulator has no sample of the topic ${name}.`);
      if (!allows(installation, topic)) {
        const message = 'You cannot create a webhook subscription with the specified topic';
        return { webhookSubscription: null, userErrors: [{ field: ['webhookSubscription'], message }] };
      }
      const userErrors = problemsOf(installation, name, input);
      if (userErrors.length > 0) return { webhookSubscription: null, userErrors };
      const subscription: Subscription = {
        id: platform.nextGid('WebhookSubscription'),
        topic: name,
        uri: input.uri ?? input.callbackUrl ?? '',
        includeFields: input.includeFields ?? [],
        apiVersion: API_VERSION,
        name: input.name ?? null,
        createdAt: now(),
        updatedAt: now(),
      };
      installation.subscriptions.set(subscription.id, subscription);
      return { webhookSubscription: toNode(subscription), userErrors };
    },
    'Mutation.webhookSubscriptionUpdate': (_source, args, context) => {
      const input = args.webhookSubscription as SubscriptionInput;
      const found = find(args.id, context);
      if (!found) return { webhookSubscription: null, ...missing };
      const merged = { ...input, uri: input.uri ?? input.callbackUrl ?? found.uri };
      const userErrors = problemsOf(context.installation, found.topic, merged, found.id);
      if (userErrors.length > 0) return { webhookSubscription: null, userErrors };
      found.uri = merged.uri;
      if (input.includeFields !== undefined) found.includeFields = input.includeFields ?? [];
      if (input.name !== undefined) found.name = input.name ?? null;
      found.apiVersion = API_VERSION;
      found.updatedAt = now();
      return { webhookSubscription: toNode(found), userErrors };
    },
    'Mutation.webhookSubscriptionDelete': (_source, args, { installation }) =>
      installation.subscriptions.delete(String(args.id))
        ? { deletedWebhookSubscriptionId: args.id, userErrors: [] }
        : { deletedWebhookSubscriptionId: null, ...missing },
  };

  const nodes: NodeTable = {
    WebhookSubscription: (gid, context) => {
      const found = find(gid, context);
      return found ? toNode(found) : null;
    },
  };
  return { fields, nodes };
};
