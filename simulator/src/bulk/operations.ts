import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from '../faults/registry';
import type { Engine, PreparedQuery } from '../graphql/engine';
import type { DerivedTable } from '../graphql/types';
import type { Installation, Platform } from '../platform/types';
import { readBulk, type BulkReading } from './reader';
import { shuffle } from './shuffle';
import type { BulkErrorCode, BulkOperation, BulkResult } from './types';

/** Bulk queries that one app may run on a shop at the same time (API 2026-01 and later). */
const MAX_RUNNING = 5;

/** How long a result can be downloaded. */
const RESULT_LIFETIME_MS = 7 * 24 * 60 * 60 * 1000;

/** How often a cancellation is looked for. */
const POLL_MS = 10;

/** The bulk operations of one simulator. */
export interface BulkOperations {
  /** Starts an operation, or null where too many are running. */
  start(
    installation: Installation,
    query: string,
    prepared: PreparedQuery,
    groupObjects: boolean
  ): BulkOperation | null;
  get(id: string): BulkOperation | undefined;
  /** Of one installation, in the order of their creation. */
  list(installation: Installation): BulkOperation[];
  /** Asks a running operation to stop; false where it has ended. */
  cancel(operation: BulkOperation): boolean;
  /** The result that a URL's key stands for. */
  find(key: string): { operation: BulkOperation; result: BulkResult } | undefined;
  close(): Promise<void>;
}

/** What the operations need of the rest of the simulator. */
export interface BulkParts {
  platform: Platform;
  engine: Engine;
  derived: DerivedTable;
  faults: Faults;
  /** How long an operation takes at least, in ms. */
  durationMs: number;
  /** Called when an operation has ended, whichever way. */
  onFinish(operation: BulkOperation): void;
}

const isOver = (operation: BulkOperation): boolean =>
  ['COMPLETED', 'CANCELED', 'FAILED'].includes(operation.status);

export const createBulkOperations = (parts: BulkParts): BulkOperations => {
  const { platform, engine, derived, faults } = parts;
  const operations = new Map<string, BulkOperation>();
  const runs = new Set<Promise<void>>();
  let folder: string | null = null;
  let closed = false;

  const isStopped = (operation: BulkOperation): boolean => closed || operation.status === 'CANCELING';

  const store = async (
    operation: BulkOperation,
    groups: BulkReading['groups'],
    partial: boolean
  ): Promise<void> => {
    let rows = operation.groupObjects ? groups.flat() : shuffle(groups.flat());
    operation.rootObjectCount = groups.length;
    operation.objectCount = rows.length;
    const truncated = partial ? undefined : faults.take('truncateJsonl', operation.installation.shop.domain);
    if (truncated) rows = rows.slice(0, truncated.keepRows);
    if (operation.objectCount === 0) return;
    const padded = faults.take('padJsonl', operation.installation.shop.domain);
    const text = `${rows.map((row) => `${JSON.stringify(row)}\n`).join('')}${'\n'.repeat(padded?.bytes ?? 0)}`;
    const key = randomBytes(16).toString('hex');
    folder ??= mkdtempSync(path.join(os.tmpdir(), 'shopify-simulator-bulk-'));
    const file = path.join(folder, `${key}.jsonl`);
    await writeFile(file, text);
    const expiresAt = platform.clock.now().getTime() + RESULT_LIFETIME_MS;
    operation.result = { key, file, bytes: Buffer.byteLength(text), expiresAt, partial };
  };

  const end = (
    operation: BulkOperation,
    status: BulkOperation['status'],
    errorCode: BulkErrorCode | null
  ): void => {
    operation.status = status;
    operation.errorCode = errorCode;
    operation.completedAt = platform.clock.now().toISOString();
    parts.onFinish(operation);
  };

  const fail = async (operation: BulkOperation, groups: BulkReading['groups'], errorCode: BulkErrorCode) => {
    await store(operation, groups, true);
    end(operation, 'FAILED', errorCode);
  };

  const wait = async (operation: BulkOperation, ms: number): Promise<void> => {
    const until = performance.now() + ms;
    while (performance.now() < until && !isStopped(operation)) await sleep(Math.min(POLL_MS, ms));
  };

  const run = async (operation: BulkOperation): Promise<void> => {
    const { domain } = operation.installation.shop;
    const startedAt = performance.now();
    await sleep(0);
    if (!isStopped(operation)) operation.status = 'RUNNING';
    if (faults.take('bulkStuck', domain)) await wait(operation, Infinity);
    const reading = await readBulk(operation, engine, derived, (soFar) => {
      operation.rootObjectCount = soFar.groups.length;
      operation.objectCount = soFar.objectCount;
      return !isStopped(operation);
    });
    if (reading.errorCode) return fail(operation, reading.groups, reading.errorCode);
    await wait(operation, parts.durationMs - (performance.now() - startedAt));
    if (isStopped(operation)) return end(operation, 'CANCELED', null);
    const failure = faults.take('bulkFailed', domain);
    if (failure) {
      const half = reading.groups.slice(0, Math.floor(reading.groups.length / 2));
      return fail(operation, half, failure.errorCode ?? 'INTERNAL_SERVER_ERROR');
    }
    await store(operation, reading.groups, false);
    end(operation, 'COMPLETED', null);
  };

  const list = (installation: Installation) =>
    [...operations.values()].filter((operation) => operation.installation === installation);

  return {
    start(installation, query, prepared, groupObjects) {
      if (list(installation).filter((one) => !isOver(one)).length >= MAX_RUNNING) return null;
      const operation: BulkOperation = {
        id: platform.nextGid('BulkOperation'),
        installation,
        query,
        prepared,
        groupObjects,
        status: 'CREATED',
        errorCode: null,
        createdAt: platform.clock.now().toISOString(),
        completedAt: null,
        objectCount: 0,
        rootObjectCount: 0,
        result: null,
      };
      operations.set(operation.id, operation);
      const running = run(operation).finally(() => runs.delete(running));
      runs.add(running);
      return operation;
    },
    get: (id) => operations.get(id),
    list,
    cancel(operation) {
      if (isOver(operation)) return false;
      operation.status = 'CANCELING';
      return true;
    },
    find(key) {
      for (const operation of operations.values()) {
        if (operation.result?.key === key) return { operation, result: operation.result };
      }
      return undefined;
    },
    async close() {
      closed = true;
      await Promise.all(runs);
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
};
