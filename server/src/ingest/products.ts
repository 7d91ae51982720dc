import type { EncodedOf } from '../records/encoded';
import { writeChildren } from './children';
import { childTables } from './families';
import { setLinks, type Link } from './links';
import type { LinkTable } from './sql/schema';
import type { Session } from './sql/session';
import { selectIn } from './sql/statements';
import type { Source, WrittenRows } from './versions';
import { writeBatch, type BatchOutcome } from './write-batch';

/** Writes products with all their variants, and gives them to the invoice lines that waited for them. */
export const writeProducts = async (
  session: Session,
  source: Source,
  records: readonly EncodedOf<'products'>[]
): Promise<BatchOutcome> => {
  const { outcome, applied } = await writeBatch(session, session.schema.products, source, records);
  const variants = await writeChildren(session, source, applied, {
    ...childTables(session.schema).variants,
    childrenOf: (product) => product.variants,
  });
  await adoptLines(session, source.store, {
    productIds: idsOf(applied.rows),
    variantIds: idsOf(variants),
  });
  return outcome;
};

/** Rows by Shopify id. */
type RowIds = ReadonlyMap<string, number>;

const idsOf = (rows: WrittenRows): RowIds => new Map([...rows].map(([shopifyId, { id }]) => [shopifyId, id]));

/** Links the live invoice lines that name products or variants to them: orders may arrive before their products. */
export const adoptLines = async (
  session: Session,
  store: string,
  { productIds, variantIds }: { productIds: RowIds; variantIds: RowIds }
): Promise<void> => {
  const { links } = session.schema;
  await adoptBy(session, store, 'product_shopify_id', links.lineProduct, productIds);
  await adoptBy(session, store, 'variant_shopify_id', links.lineVariant, variantIds);
};

const adoptBy = async (
  session: Session,
  store: string,
  column: 'product_shopify_id' | 'variant_shopify_id',
  link: LinkTable,
  targets: RowIds
): Promise<void> => {
  const lines = await selectIn<{ id: number; target: string }>(
    session,
    session.schema.lines.name,
    ['id', `${column} as target`],
    column,
    [...targets.keys()],
    { store_domain: store, deleted_at: null }
  );
  await setLinks(
    session,
    link,
    lines.map((line): Link => ({ owner: line.id, target: targets.get(line.target) as number }))
  );
};
