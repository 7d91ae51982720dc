import { TOPICS } from '../shopify/webhooks';

/** The topics that only an app's configuration can subscribe to, in slash form. */
export const COMPLIANCE_TOPICS: readonly string[] = TOPICS.filter(({ kind }) => kind === 'compliance').map(
  ({ topic }) => topic
);
