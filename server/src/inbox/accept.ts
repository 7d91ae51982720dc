import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { documentColumns } from '../ingest/sql/rows';
import { createSessions, type Session, type Sessions } from '../ingest/sql/session';
import { insertOrIgnore, selectIn, type Row } from '../ingest/sql/statements';
import { EVENT_UID, type InboxNotice } from './events';

interface Waiting {
  notice: InboxNotice;
  resolve: (outcome: 'stored' | 'duplicate') => void;
  reject: (error: unknown) => void;
}

/** Rows of one commit: more would make the first of them wait for the last. */
const MAX_GROUP = 500;

/**
 * Stores notices durably, all that arrive at one moment in one commit (group commit): while a commit is under way, the
 * next group gathers. A notice whose `dedupeKey` is stored already is a duplicate.
 */
export const createAcceptor = (strapi: Core.Strapi) => {
  const waiting: Waiting[] = [];
  let opened: Sessions | undefined;
  let isCommitting = false;

  const commit = async (group: readonly Waiting[]) => {
    opened ??= createSessions(strapi);
    const stored = await opened.runSingle((session) =>
      insertNotices(
        session,
        tableName(strapi),
        group.map((one) => one.notice)
      )
    );
    for (const { notice, resolve } of group)
      resolve(stored.delete(notice.dedupeKey) ? 'stored' : 'duplicate');
  };

  const drain = async () => {
    isCommitting = true;
    while (waiting.length > 0) {
      // SQLite commits without letting anything else happen meanwhile: what has come in by now is heard first.
      await nextTurn();
      const group = waiting.splice(0, MAX_GROUP);
      await commit(group).catch((error: unknown) => group.forEach(({ reject }) => reject(error)));
    }
    isCommitting = false;
  };

  return (notice: InboxNotice): Promise<'stored' | 'duplicate'> =>
    new Promise((resolve, reject) => {
      waiting.push({ notice, resolve, reject });
      if (!isCommitting) void drain();
    });
};

const tableName = (strapi: Core.Strapi): string => strapi.db.metadata.get(EVENT_UID).tableName;

/** @returns the keys that were new. */
const insertNotices = async (
  session: Session,
  table: string,
  notices: readonly InboxNotice[]
): Promise<Set<string>> => {
  const rows = notices.map((notice): Row => ({
    ...documentColumns(session),
    store: notice.store,
    topic: notice.topic,
    resource: notice.resource,
    resource_id: notice.resourceId,
    merged_id: notice.mergedId ?? null,
    version: notice.version,
    state: 'pending',
    attempts: 0,
    received_at: notice.receivedAt,
    dedupe_key: notice.dedupeKey,
    next_attempt_at: notice.receivedAt,
  }));
  const made = await insertOrIgnore(session, table, rows, ['dedupe_key']);
  const keyOf = (row: Row) => row.dedupe_key as string;
  const [known, others] = [
    rows.filter((_, place) => made.has(place)),
    rows.filter((_, place) => !made.has(place)),
  ];
  const stored = await selectIn<{ document_id: string; dedupe_key: string }>(
    session,
    table,
    ['document_id', 'dedupe_key'],
    'dedupe_key',
    others.map(keyOf)
  );
  const ours = new Set(others.map((row) => row.document_id));
  const found = stored.filter((row) => ours.has(row.document_id));
  return new Set([...known.map(keyOf), ...found.map((row) => row.dedupe_key)]);
};
