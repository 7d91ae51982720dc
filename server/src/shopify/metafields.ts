import type { Answer, ShopifyClient } from './api/types';
import { ShopifyError } from './errors';
import type { MetafieldDefinitionsQueryData } from './queries/generated';
import type { MappableType } from './queries/mapped';
import { METAFIELD_DEFINITIONS } from './queries/metafields';

/** A metafield that a shop has defined. */
export interface MetafieldDefinition {
  namespace: string;
  key: string;
  /** What the shop's staff reads. */
  name: string;
  /** Shopify's name of the type, such as `single_line_text_field`. */
  type: string;
}

interface Options {
  signal?: AbortSignal;
}

interface OfType {
  /** As in the enum `MetafieldOwnerType`. */
  owner: 'CUSTOMER' | 'PRODUCT' | 'PRODUCTVARIANT' | 'ORDER';
  /** The connection of the query root. */
  list: 'customers' | 'products' | 'productVariants' | 'orders';
}

const OF_TYPE: Readonly<Record<MappableType, OfType>> = {
  Customer: { owner: 'CUSTOMER', list: 'customers' },
  Product: { owner: 'PRODUCT', list: 'products' },
  ProductVariant: { owner: 'PRODUCTVARIANT', list: 'productVariants' },
  Order: { owner: 'ORDER', list: 'orders' },
};

/**
 * The metafields that a shop has defined for a type, all of them.
 *
 * @throws ShopifyError where Shopify does not answer or denies them.
 */
export async function readMetafieldDefinitions(
  client: ShopifyClient,
  type: MappableType,
  { signal }: Options = {}
): Promise<MetafieldDefinition[]> {
  const definitions: MetafieldDefinition[] = [];
  let after: string | null = null;
  for (;;) {
    const variables = { ownerType: OF_TYPE[type].owner, after };
    const answer: Answer<MetafieldDefinitionsQueryData> = await client.request(
      METAFIELD_DEFINITIONS,
      variables,
      {
        signal,
      }
    );
    const { nodes, pageInfo } = answer.data.metafieldDefinitions;
    for (const one of nodes) {
      definitions.push({ namespace: one.namespace, key: one.key, name: one.name, type: one.type.name });
    }
    if (!pageInfo.hasNextPage || !pageInfo.endCursor || pageInfo.endCursor === after) return definitions;
    after = pageInfo.endCursor;
  }
}

/** A record of the shop's with what was asked of it; what Shopify withheld is undefined. */
export type Sample = Readonly<Record<string, unknown>> & { readonly id: string };

/** How many records are looked at. */
const SAMPLES = 25;

/**
 * Some of a shop's latest records of a type, with one selection.
 *
 * @param selection a complete one, such as `mapped: metafield(…) { type value }`.
 * @throws ShopifyError where Shopify does not answer, or denies the records.
 */
export async function readSamples(
  client: ShopifyClient,
  type: MappableType,
  selection: string,
  { signal }: Options = {}
): Promise<Sample[]> {
  const { list } = OF_TYPE[type];
  const document = `query MappedSamples { page: ${list}(first: ${SAMPLES}, reverse: true) { nodes { id ${selection} } } }`;
  const { data, errors } = await client.request<{ page: { nodes: Sample[] } | null }>(document, undefined, {
    signal,
  });
  if (!data.page) throw new ShopifyError('missing_shopify_permission', { permission: errors[0]?.permission });
  return data.page.nodes;
}
