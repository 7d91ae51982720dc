import type { Installation } from '../platform/types';
import type { PreparedQuery } from '../graphql/engine';

export type BulkStatus = 'CREATED' | 'RUNNING' | 'COMPLETED' | 'CANCELING' | 'CANCELED' | 'FAILED';

export type BulkErrorCode = 'ACCESS_DENIED' | 'INTERNAL_SERVER_ERROR' | 'TIMEOUT';

/** A bulk query operation. */
export interface BulkOperation {
  id: string;
  installation: Installation;
  query: string;
  prepared: PreparedQuery;
  groupObjects: boolean;
  status: BulkStatus;
  errorCode: BulkErrorCode | null;
  createdAt: string;
  completedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  result: BulkResult | null;
}

/** The file that an operation left. */
export interface BulkResult {
  /** The unguessable part of its URL. */
  key: string;
  file: string;
  bytes: number;
  /** Milliseconds since the epoch. */
  expiresAt: number;
  /** True for what a failed operation had read so far (`partialDataUrl`). */
  partial: boolean;
}
