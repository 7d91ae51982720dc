import type { ListResponse, Pagination } from './answers';
import type { StoredError } from './errors';

export type EventStatus = 'pending' | 'processing' | 'done' | 'failed' | 'skipped';

export interface WebhookEvent {
  documentId: string;
  store: string;
  topic: string;
  resourceId: string | null;
  status: EventStatus;
  attempts: number;
  error: StoredError | null;
  receivedAt: string;
  settledAt: string | null;
}

/** A page of the queue, with how many events of the same store and topic are unfinished, and how many failed. */
export interface EventListResponse extends ListResponse<WebhookEvent> {
  meta: { pagination: Pagination; open: number; failed: number };
}
