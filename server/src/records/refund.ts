import type { CompleteOrder } from '../shopify/read/types';
import { formatAmount, shopAmount, sumKnown } from './money';
import type { Amount } from './money';
import type { RefundLine, RefundRecord } from './types';
import { allKnown, dateOf } from './values';

type ReceivedRefund = NonNullable<CompleteOrder['refunds']>[number];

/** What was paid back: the transactions that succeeded, so nothing while they are pending. */
function paidBack(refund: ReceivedRefund): Amount | undefined {
  const paid = refund.transactions?.filter(({ kind, status }) => kind === 'REFUND' && status === 'SUCCESS');
  return sumKnown(paid?.map((transaction) => shopAmount(transaction.amountSet)));
}

/**
 * A refund of an order.
 *
 * @param currency the shop's.
 * @param orderUpdatedAt the version that it carries.
 */
export function mapRefund(refund: ReceivedRefund, currency: string, orderUpdatedAt: Date): RefundRecord {
  const amount = paidBack(refund);
  return {
    shopifyId: refund.id,
    sourceCreatedAt: dateOf(refund.createdAt) ?? null,
    sourceUpdatedAt: orderUpdatedAt,
    amount: amount === undefined ? undefined : formatAmount(amount, currency),
    currency,
    note: refund.note,
    refundedAt: dateOf(refund.processedAt) ?? dateOf(refund.createdAt),
    lines: allKnown(refund.refundLineItems, (line): RefundLine | undefined => {
      const { lineItem, quantity } = line;
      const subtotal = shopAmount(line.subtotalSet);
      const tax = shopAmount(line.totalTaxSet);
      if (!lineItem || lineItem.title === undefined || quantity === undefined) return undefined;
      if (subtotal === undefined || tax === undefined) return undefined;
      return {
        lineId: lineItem.id,
        title: lineItem.title,
        quantity,
        subtotal: formatAmount(subtotal ?? 0n, currency),
        tax: formatAmount(tax ?? 0n, currency),
      };
    }),
  };
}
