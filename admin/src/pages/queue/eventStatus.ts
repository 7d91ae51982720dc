import type { EventStatus, WebhookEvent } from '../../../../shared/contracts';

/** The states in which an event can be, in the order of its life. */
export const EVENT_STATUSES = [
  'pending',
  'processing',
  'done',
  'failed',
  'skipped',
] as const satisfies EventStatus[];

/** Whether an event can be put back to work: one that is waiting or under way is at work already. */
export function canReplay({ status }: WebhookEvent): boolean {
  return status !== 'pending' && status !== 'processing';
}
