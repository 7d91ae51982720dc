import type { ShownType } from '../../shown-types';
import { childTables, type ChildTable } from '../families';
import type { Schema, Table } from '../sql/schema';

/** How the deleted records of a shown type are found and named. */
export interface DeletedKind {
  table: Table;
  /** The columns by which a person knows a record, the best first. */
  title: readonly string[];
  /** Null for contacts, which may be of several stores. */
  storeColumn: string | null;
  /** Where the record lives and dies with another one. */
  child: { tables: ChildTable; parent: Table } | null;
}

const ofStore = { storeColumn: 'store_domain', child: null };

/** The kinds of records that can be listed and restored. */
export const deletedKind = (schema: Schema, type: ShownType): DeletedKind => {
  const { contacts, products, invoices } = schema;
  const { variants, lines, fulfilments, refunds } = childTables(schema);
  const childOf = (parent: Table, tables: ChildTable, title: readonly string[]): DeletedKind => ({
    ...ofStore,
    table: tables.table,
    title,
    child: { tables, parent },
  });
  const kinds: Record<ShownType, DeletedKind> = {
    contact: { table: contacts, title: ['display_name', 'email'], storeColumn: null, child: null },
    product: { ...ofStore, table: products, title: ['title'] },
    invoice: { ...ofStore, table: invoices, title: ['name'] },
    'product-variant': childOf(products, variants, ['title', 'sku']),
    'invoice-line': childOf(invoices, lines, ['title', 'sku']),
    fulfilment: childOf(invoices, fulfilments, ['tracking_number', 'shopify_id']),
    refund: childOf(invoices, refunds, ['shopify_id']),
  };
  return kinds[type];
};
