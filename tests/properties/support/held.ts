import type { Core } from '@strapi/strapi';
import { compare, type Difference } from '../../../simulator/src/compare/index';
import { heldRecords } from '../../integration/support/records';
import type { World } from '../../integration/support/world';

/** Everything in which Strapi and the shops disagree, the hidden customers included. */
export const allDifferences = async ({ crm, simulator }: World): Promise<Difference[]> => {
  const customers = await crm.strapi
    .documents('plugin::shopify-crm.customer')
    .findMany({ populate: { contact: { fields: ['email'] } }, limit: 1_000 });
  const held = { ...(await heldRecords(crm.strapi)), customers };
  return compare([...simulator.shops.values()], held);
};

interface JoinTable {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
}

interface Relation {
  /** The side that owns it. */
  type: string;
  attribute: string;
  target: string;
  /** Whether the other side shows it too. */
  isMutual: boolean;
}

const RELATIONS: readonly Relation[] = [
  { type: 'customer', attribute: 'contact', target: 'contact', isMutual: true },
  { type: 'invoice', attribute: 'contact', target: 'contact', isMutual: true },
  { type: 'product-variant', attribute: 'product', target: 'product', isMutual: true },
  { type: 'invoice-line', attribute: 'invoice', target: 'invoice', isMutual: true },
  { type: 'invoice-line', attribute: 'product', target: 'product', isMutual: false },
  { type: 'invoice-line', attribute: 'variant', target: 'product-variant', isMutual: false },
  { type: 'fulfilment', attribute: 'invoice', target: 'invoice', isMutual: true },
  { type: 'refund', attribute: 'invoice', target: 'invoice', isMutual: true },
];

/** Links by which a live record shows a deleted one, and second links of one owner: `invoice-line.product 3 → 7`. */
export const wrongLinks = async ({ db }: Core.Strapi): Promise<string[]> => {
  const metadataOf = (type: string) => db.metadata.get(`plugin::shopify-crm.${type}`);
  const wrong: string[] = [];
  for (const { type, attribute, target, isMutual } of RELATIONS) {
    const attributes = metadataOf(type).attributes as Record<string, { joinTable?: JoinTable }>;
    const join = attributes[attribute]?.joinTable;
    if (!join) throw new Error(`${type}.${attribute} has no join table`);
    const [owner, owned] = [join.joinColumn.name, join.inverseJoinColumn.name];
    const rows: { owner: number; target: number; from: unknown; to: unknown }[] = await db
      .connection(`${join.name} as l`)
      .join(`${metadataOf(type).tableName} as o`, 'o.id', `l.${owner}`)
      .join(`${metadataOf(target).tableName} as t`, 't.id', `l.${owned}`)
      .select(`l.${owner} as owner`, `l.${owned} as target`, 'o.deleted_at as from', 't.deleted_at as to');
    const seen = new Set<number>();
    for (const row of rows) {
      const isShown =
        (row.from === null && row.to !== null) || (isMutual && row.from !== null && row.to === null);
      if (isShown || seen.has(row.owner)) wrong.push(`${type}.${attribute} ${row.owner} → ${row.target}`);
      seen.add(row.owner);
    }
  }
  return wrong;
};
