import type { Resource } from '../../../shared/contracts';
import type { LinkTable, Schema, Table } from './sql/schema';

/** Records that live and die with a parent. */
export interface ChildTable {
  table: Table;
  /** From the child to its parent. */
  link: LinkTable;
  /** From others to the child. */
  inbound: LinkTable[];
}

/** A top-level record's table with those of its children. */
export interface Family {
  table: Table;
  /** From others to the record. */
  inbound: LinkTable[];
  children: ChildTable[];
}

/** The kinds of children. */
export const childTables = ({ variants, lines, fulfilments, refunds, links }: Schema) => ({
  variants: { table: variants, link: links.variantProduct, inbound: [links.lineVariant] },
  lines: { table: lines, link: links.lineInvoice, inbound: [] },
  fulfilments: { table: fulfilments, link: links.fulfilmentInvoice, inbound: [] },
  refunds: { table: refunds, link: links.refundInvoice, inbound: [] },
});

/** The tables of a resource's records. */
export const familyOf = (schema: Schema, resource: Resource): Family => {
  const { variants, lines, fulfilments, refunds } = childTables(schema);
  const families: Record<Resource, Family> = {
    customers: { table: schema.customers, inbound: [], children: [] },
    products: { table: schema.products, inbound: [schema.links.lineProduct], children: [variants] },
    orders: { table: schema.invoices, inbound: [], children: [lines, fulfilments, refunds] },
  };
  return families[resource];
};
