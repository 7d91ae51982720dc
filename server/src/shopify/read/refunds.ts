import type { ShopifyClient } from '../api/types';
import { ORDER_REFUNDS_BY_ID } from '../queries/orders';
import { RESOURCE_DEFINITIONS } from '../resources';
import { continueLists } from './continue';
import { flatten } from './flatten';
import { readNodes } from './nodes';
import type { CompleteOrder } from './types';

type OrderRefunds = Pick<CompleteOrder, 'id' | 'updatedAt' | 'refunds'>;

/** Refunds were read to their ends: without lists of lines and transactions they would look as if they had none. */
const hasRefunds = (value: unknown): value is OrderRefunds => {
  const { refunds } = value as { refunds?: unknown };
  return Array.isArray(refunds) && !refunds.includes(undefined);
};

const { typename, scope, nestedFirst, firstBatch } = RESOURCE_DEFINITIONS.orders;

const idsOf = ({ refunds }: Pick<OrderRefunds, 'refunds'>): string =>
  (refunds ?? []).map((refund) => refund?.id).join();

/**
 * Gives orders of a bulk result, which have their refunds' ids alone, the whole of these. To read an order whole costs several
 * times the points.
 *
 * @returns the orders that are whole now. The others have changed since, or could not be read: they are to be read by their ids.
 * @throws ShopifyError where Shopify does not answer.
 */
export async function withRefunds(
  client: ShopifyClient,
  orders: readonly CompleteOrder[],
  { signal }: { signal?: AbortSignal } = {}
): Promise<CompleteOrder[]> {
  const { nodes } = await readNodes<OrderRefunds>(
    client,
    {
      typename,
      scope,
      document: ORDER_REFUNDS_BY_ID,
      operation: 'OrderRefundsById',
      nestedFirst,
      firstBatch,
      async settle(raw, withheld) {
        const outcome = await continueLists(client, 'orders', raw, withheld, signal);
        if (outcome !== 'complete') return { kind: outcome };
        const node = flatten(raw);
        return hasRefunds(node) ? { kind: 'complete', node } : { kind: 'withheld' };
      },
    },
    orders.map(({ id }) => id),
    signal
  );
  const found = new Map(nodes.map(({ id, node }) => [id, node]));
  return orders.flatMap((order) => {
    const read = found.get(order.id);
    // Shopify's times have whole seconds: two versions may have the same one.
    const isSame = read?.updatedAt === order.updatedAt && idsOf(read) === idsOf(order);
    return isSame ? [{ ...order, refunds: read.refunds }] : [];
  });
}
