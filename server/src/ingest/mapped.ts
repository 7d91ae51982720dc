import type { Resource } from '../../../shared/contracts';
import type { SourceRecord } from '../records/types';
import { familyOf } from './families';
import { toColumns } from './sql/rows';
import type { Table } from './sql/schema';
import type { Session } from './sql/session';
import type { Row } from './sql/statements';

/**
 * A record's known fields as columns, with what is mapped into attributes that the user added. What a customer has for them
 * is its contact's: it is kept with the customer, as the customer that changed last speaks for the contact.
 */
export const recordColumns = ({ schema }: Session, table: Table, record: SourceRecord): Row => {
  if (record.mapped === undefined) return toColumns(table, record);
  if (table === schema.customers) return toColumns(table, record);
  const { mapped, ...own } = record;
  return { ...toColumns(table, mapped), ...toColumns(table, own) };
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
