import type { Session } from './session';
import { insertOrIgnore } from './statements';

/**
 * Waits until no other write of this store's records is under way, and lets none begin before this transaction ends. An order
 * and a product (or a customer) that are written side by side would each look for the other, find nothing as neither is
 * committed, and stay without the link between them. (SQLite has one transaction at a time anyway.)
 *
 * The row to lock is one of the table that writes of records take another turn by; it belongs to no store and erases nothing.
 */
export const takeTurn = async (session: Session, store: string): Promise<void> => {
  const { name } = session.schema.redactions;
  const turn = { store_domain: '', subject: `turn ${store}` };
  const lock = (): Promise<unknown[]> => session.trx(name).where(turn).forUpdate().select('id');
  if ((await lock()).length > 0) return;
  await insertOrIgnore(session, name, [{ ...turn, redacted_at: session.now }], ['store_domain', 'subject']);
  await lock();
};

/** Waits until no write of any store's records is under way, and lets none begin before this transaction ends. */
export const takeEveryTurn = async ({ trx, schema }: Session): Promise<void> => {
  await trx(schema.redactions.name)
    .where({ store_domain: '' })
    .where('subject', 'like', 'turn %')
    .orderBy('subject')
    .forUpdate()
    .select('id');
};
