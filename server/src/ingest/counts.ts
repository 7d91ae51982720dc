import type { Table } from './sql/schema';
import type { Session } from './sql/session';

export interface RecordCounts {
  contacts: number;
  products: number;
  invoices: number;
}

/** How many live contacts, products and invoices came from a store. A contact counts through its customers and orders. */
export const countRecords = async (session: Session, store: string): Promise<RecordCounts> => {
  const { trx, schema } = session;
  const countOf = async (table: Table) => {
    const [row] = await trx(table.name).where({ store_domain: store, deleted_at: null }).count({ n: '*' });
    return Number(row?.n ?? 0);
  };
  const contactsThrough = (source: Table, link: { name: string; owner: string; target: string }) =>
    trx(`${link.name} as l`)
      .join(`${source.name} as s`, 's.id', `l.${link.owner}`)
      .where({ 's.store_domain': store, 's.deleted_at': null })
      .select({ contact: `l.${link.target}` });
  const [contacts] = await trx
    .from(
      contactsThrough(schema.customers, schema.links.customerContact)
        .union(contactsThrough(schema.invoices, schema.links.invoiceContact))
        .as('known')
    )
    .count({ n: '*' });
  return {
    contacts: Number((contacts as { n?: string | number } | undefined)?.n ?? 0),
    products: await countOf(schema.products),
    invoices: await countOf(schema.invoices),
  };
};
