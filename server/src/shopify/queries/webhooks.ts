import { PAGE_INFO } from './money';

const SUBSCRIPTION_FRAGMENT = /* GraphQL */ `
  fragment SubscriptionFields on WebhookSubscription {
    id
    topic
    uri
    format
    includeFields
    apiVersion {
      handle
    }
  }
`;

/** One page of the subscriptions that this app made over the API in this shop. */
export const SUBSCRIPTIONS_PAGE = /* GraphQL */ `
  query SubscriptionsPage($after: String) {
    webhookSubscriptions(first: 100, after: $after) { nodes { ...SubscriptionFields } ${PAGE_INFO} }
  }
  ${SUBSCRIPTION_FRAGMENT}
`;

/** Registers a subscription. */
export const SUBSCRIPTION_CREATE = /* GraphQL */ `
  mutation SubscriptionCreate($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) {
    webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) {
      webhookSubscription {
        ...SubscriptionFields
      }
      userErrors {
        field
        message
      }
    }
  }
  ${SUBSCRIPTION_FRAGMENT}
`;

/** Moves a subscription to another address or set of fields. */
export const SUBSCRIPTION_UPDATE = /* GraphQL */ `
  mutation SubscriptionUpdate($id: ID!, $subscription: WebhookSubscriptionInput!) {
    webhookSubscriptionUpdate(id: $id, webhookSubscription: $subscription) {
      webhookSubscription {
        ...SubscriptionFields
      }
      userErrors {
        field
        message
      }
    }
  }
  ${SUBSCRIPTION_FRAGMENT}
`;

/** Removes a subscription. */
export const SUBSCRIPTION_DELETE = /* GraphQL */ `
  mutation SubscriptionDelete($id: ID!) {
    webhookSubscriptionDelete(id: $id) {
      deletedWebhookSubscriptionId
      userErrors {
        field
        message
      }
    }
  }
`;
