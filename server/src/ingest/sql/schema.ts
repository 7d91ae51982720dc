import type { Core } from '@strapi/strapi';

/** What a value of a column looks like to the database driver. */
export type ColumnKind = 'json' | 'boolean' | 'datetime' | 'decimal' | 'plain';

export interface Column {
  name: string;
  kind: ColumnKind;
}

/** A content type's table as Strapi made it. */
export interface Table {
  name: string;
  /** The content type's singular name. */
  type: string;
  /** Attribute → column, relations left out. */
  columns: ReadonlyMap<string, Column>;
  /** The names of columns that an index has. */
  indexed: ReadonlySet<string>;
}

/** The table that holds a to-one relation: one row an owner at most. */
export interface LinkTable {
  name: string;
  owner: string;
  target: string;
  /** Where the other side keeps its order, if it is a list. */
  order: string | null;
}

const KINDS: Record<string, ColumnKind> = {
  json: 'json',
  boolean: 'boolean',
  datetime: 'datetime',
  decimal: 'decimal',
};

interface AttributeMetadata {
  type: string;
  columnName?: string;
  joinTable?: {
    name: string;
    joinColumn: { name: string };
    inverseJoinColumn: { name: string };
    inverseOrderColumnName?: string;
  };
}

const metadataOf = (strapi: Core.Strapi, type: string) => {
  const { tableName, attributes, indexes } = strapi.db.metadata.get(`plugin::shopify-crm.${type}`);
  return { tableName, attributes: attributes as Record<string, AttributeMetadata>, indexes };
};

const tableOf = (strapi: Core.Strapi, type: string): Table => {
  const { tableName, attributes, indexes } = metadataOf(strapi, type);
  const columns = Object.entries(attributes)
    .filter(([, attribute]) => attribute.type !== 'relation' && attribute.columnName)
    .map(([name, attribute]): [string, Column] => [
      name,
      { name: attribute.columnName as string, kind: KINDS[attribute.type] ?? 'plain' },
    ]);
  const indexed = new Set(indexes.flatMap((index) => index.columns));
  return { name: tableName, type, columns: new Map(columns), indexed };
};

const linkOf = (strapi: Core.Strapi, type: string, attribute: string): LinkTable => {
  const join = metadataOf(strapi, type).attributes[attribute]?.joinTable;
  if (!join) throw new Error(`${type}.${attribute} has no join table`);
  return {
    name: join.name,
    owner: join.joinColumn.name,
    target: join.inverseJoinColumn.name,
    order: join.inverseOrderColumnName ?? null,
  };
};

/** The tables and link tables that the ingest writes, by the names that Strapi's metadata gives them. */
export const schemaOf = (strapi: Core.Strapi) => ({
  contacts: tableOf(strapi, 'contact'),
  customers: tableOf(strapi, 'customer'),
  products: tableOf(strapi, 'product'),
  variants: tableOf(strapi, 'product-variant'),
  invoices: tableOf(strapi, 'invoice'),
  lines: tableOf(strapi, 'invoice-line'),
  fulfilments: tableOf(strapi, 'fulfilment'),
  refunds: tableOf(strapi, 'refund'),
  redactions: tableOf(strapi, 'redaction'),
  events: tableOf(strapi, 'webhook-event'),
  links: {
    customerContact: linkOf(strapi, 'customer', 'contact'),
    invoiceContact: linkOf(strapi, 'invoice', 'contact'),
    variantProduct: linkOf(strapi, 'product-variant', 'product'),
    lineInvoice: linkOf(strapi, 'invoice-line', 'invoice'),
    lineProduct: linkOf(strapi, 'invoice-line', 'product'),
    lineVariant: linkOf(strapi, 'invoice-line', 'variant'),
    fulfilmentInvoice: linkOf(strapi, 'fulfilment', 'invoice'),
    refundInvoice: linkOf(strapi, 'refund', 'invoice'),
  },
});

export type Schema = ReturnType<typeof schemaOf>;

/** A table with columns of it. */
export interface TableColumns {
  table: string;
  columns: string[];
}

/** What records are looked for by while others are written. */
const LOOKED_FOR_BY = new Set([
  'id',
  'document_id',
  'store_domain',
  'shopify_id',
  'parent_shopify_id',
  'customer_shopify_id',
  'product_shopify_id',
  'variant_shopify_id',
  'identity_key',
  'deleted_at',
  'restored_at',
]);

/** The records' tables and those that link them, with the columns that rows are looked for by. */
export const lookUpColumns = ({
  contacts,
  customers,
  products,
  variants,
  ...schema
}: Schema): TableColumns[] => {
  const { invoices, lines, fulfilments, refunds, links } = schema;
  const records = [contacts, customers, products, variants, invoices, lines, fulfilments, refunds];
  return [
    ...records.map(({ name, columns, indexed }) => ({
      table: name,
      // Editors look for what has an index, too, at once.
      columns: [...columns.values()]
        .map((column) => column.name)
        .filter((column) => LOOKED_FOR_BY.has(column) || indexed.has(column)),
    })),
    ...Object.values(links).map(({ name, owner, target }) => ({ table: name, columns: [owner, target] })),
  ];
};
