import type { Resource } from '../../../shared/contracts';
import type { SourceRecord } from '../records/types';
import { familyOf } from './families';
import type { Table } from './sql/schema';
import type { Session } from './sql/session';

/**
 * A record's fields with what is mapped into attributes that the user added. What a customer has for them is its contact's: it is
 * kept with the customer, as the customer that changed last speaks for the contact.
 */
export const fieldsOf = (
  { schema }: Session,
  table: Table,
  record: SourceRecord
): Readonly<Record<string, unknown>> => {
  const isWhole = record.mapped === undefined || table === schema.customers;
  if (isWhole) return record as unknown as Readonly<Record<string, unknown>>;
  const { mapped, ...own } = record;
  return { ...mapped, ...own };
};

/**
 * Makes the next read of a resource write every record. What customers keep for their contacts is forgotten: an attribute
 * that is mapped no longer is the editors' again.
 */
export const expectAnew = async ({ trx, schema }: Session, resource: Resource): Promise<void> => {
  const { table } = familyOf(schema, resource);
  const kept = table === schema.customers ? table.columns.get('mapped') : undefined;
  await trx(table.name).update({ source_hash: null, ...(kept ? { [kept.name]: null } : {}) });
};
