import type { Resource } from '../../../shared/contracts';
import { blankObjects } from '../blank-objects';
import type { MappedValues } from '../records/mapped/types';
import type { SourceRecord } from '../records/types';
import { familyOf } from './families';
import type { Table } from './sql/schema';
import type { Session } from './sql/session';

/** What is mapped into a table's attributes, as its columns hold it. */
export const encodeMapped = (table: Table, mapped: MappedValues): Record<string, unknown> => {
  const encoded = blankObjects(Object.keys(mapped))();
  for (const [attribute, value] of Object.entries(mapped)) {
    const isJson = value !== null && table.columns.get(attribute)?.kind === 'json';
    encoded[attribute] = isJson ? JSON.stringify(value) : value;
  }
  return encoded;
};

/**
 * A record's fields with what is mapped into attributes that the user added. What a customer has for them is its contact's: it is
 * kept with the customer, as the customer that changed last speaks for the contact.
 */
export const fieldsOf = (
  { schema }: Session,
  table: Table,
  record: SourceRecord
): Readonly<Record<string, unknown>> => {
  if (record.mapped === undefined) return record as unknown as Readonly<Record<string, unknown>>;
  if (table !== schema.customers) {
    const encoded = encodeMapped(table, record.mapped);
    return Object.assign(encoded, record, { mapped: encoded.mapped });
  }
  const fields: Record<string, unknown> = { ...record };
  fields.mapped = JSON.stringify(record.mapped);
  return fields;
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
