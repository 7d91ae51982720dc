export { parseHeaders } from './headers';
export type { WebhookHeaders } from './headers';
export { parseBody, readNotice } from './notice';
export type { Notice } from './notice';
export { listSubscriptions, reconcileSubscriptions } from './subscriptions';
export { COMPLIANCE_TOPICS, TOPICS, findTopic } from './topics';
export type { TopicDefinition, TopicKind } from './topics';
export { verifyWebhook } from './verify';
