import type { Session } from '../sql/session';
import { insertOrIgnore, selectIn, toDate, type Row } from '../sql/statements';
import { datetime, string } from '../../content-types/support/attributes';
import { definePrivateModel } from '../../private-model';

/**
 * A private table of the plugin's own: what was erased and must not come back. A subject is a customer's or an order's
 * global id, or the keyed digest of an email. It is never purged, and holds nothing of the person.
 */
export const redactionModel = definePrivateModel(
  { singularName: 'redaction', pluralName: 'redactions' },
  {
    storeDomain: string(),
    subject: string(),
    redactedAt: datetime(),
  },
  [{ name: 'unique', columns: ['store_domain', 'subject'], type: 'unique' }]
);

/** The row that erasures and writes of records take turns by. It belongs to no store. */
const GATE = { store_domain: '', subject: 'gate' };

/** Makes the gate, once: called before anything is written. */
export const prepareGate = async (session: Session): Promise<void> => {
  const { name } = session.schema.redactions;
  await insertOrIgnore(session, name, [{ ...GATE, redacted_at: session.now }], ['store_domain', 'subject']);
};

/**
 * Waits until no write of records is under way, and lets none begin: one that looked for erasures before this one is noted
 * would else write what is being erased. (SQLite has one transaction at a time anyway.)
 */
export const closeGate = async ({ trx, schema }: Session): Promise<void> => {
  await trx(schema.redactions.name).where(GATE).forUpdate().select('id');
};

/**
 * To be called before records are written: whether anything was ever erased of this store. Writes go on side by side, an
 * erasure waits for them.
 */
export const passGate = async ({ trx, schema }: Session, store: string): Promise<boolean> => {
  await trx(schema.redactions.name).where(GATE).forShare().select('id');
  const first: unknown = await trx(schema.redactions.name).where({ store_domain: store }).first('id');
  return first !== undefined;
};

/** Notes what was erased. What was noted before keeps its time, unless it was erased again since. */
export const noteRedactions = async (
  session: Session,
  store: string,
  subjects: readonly string[],
  at: Date
): Promise<void> => {
  const { trx, schema } = session;
  const rows = [...new Set(subjects)].map((subject): Row => ({
    store_domain: store,
    subject,
    redacted_at: at,
  }));
  await insertOrIgnore(session, schema.redactions.name, rows, ['store_domain', 'subject']);
  await trx(schema.redactions.name)
    .where({ store_domain: store })
    .whereIn('subject', [...new Set(subjects)])
    .where('redacted_at', '<', at)
    .update({ redacted_at: at });
};

/** Which of these subjects were erased, and when. */
export const findRedactions = async (
  session: Session,
  store: string,
  subjects: readonly string[]
): Promise<Map<string, Date>> => {
  const rows = await selectIn<{ subject: string; redacted_at: unknown }>(
    session,
    session.schema.redactions.name,
    ['subject', 'redacted_at'],
    'subject',
    [...new Set(subjects)],
    { store_domain: store }
  );
  return new Map(rows.map((row) => [row.subject, toDate(row.redacted_at) as Date]));
};
