import { lagAfter } from '../shopify/replica-lag';
import { findTopic } from '../shopify/webhooks/topics';
import type { ClaimedEvent } from './events';

/**
 * From when on a read that is not older than its event's version is sure to show what the event tells of. Where the change
 * moves no version, that is only once no replica lags behind it any more.
 */
export const shownFrom = ({ topic, receivedAt }: Pick<ClaimedEvent, 'topic' | 'receivedAt'>): Date => {
  const received = new Date(receivedAt);
  return findTopic(topic)?.isUnversioned ? lagAfter(received) : received;
};
