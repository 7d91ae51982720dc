import type { ProductRecord } from '../records/types';
import { writeChildren, type ChildIds } from './children';
import { setLinks, type Link } from './links';
import type { LinkTable } from './sql/schema';
import type { Session } from './sql/session';
import { selectIn } from './sql/statements';
import type { Source } from './versions';
import { writeBatch, type BatchOutcome } from './write-batch';

/** Writes products with all their variants, and gives them to the invoice lines that waited for them. */
export const writeProducts = async (
  session: Session,
  source: Source,
  records: readonly ProductRecord[]
): Promise<BatchOutcome> => {
  const { products, variants, links } = session.schema;
  const { outcome, applied } = await writeBatch(session, products, source, records);
  const variantIds = await writeChildren(session, source, applied, {
    table: variants,
    link: links.variantProduct,
    childrenOf: (product) => product.variants,
  });
  const productIds: ChildIds = new Map(applied.map(({ id, record }) => [record.shopifyId, id]));
  await adoptLines(session, source.store, 'product_shopify_id', links.lineProduct, productIds);
  await adoptLines(session, source.store, 'variant_shopify_id', links.lineVariant, variantIds);
  return outcome;
};

/** Orders may arrive before their products: their lines keep Shopify's ids, by which they are linked now. */
const adoptLines = async (
  session: Session,
  store: string,
  column: 'product_shopify_id' | 'variant_shopify_id',
  link: LinkTable,
  targets: ChildIds
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
