import type { CompleteOrder } from '../shopify/read/types';
import { formatAmount, shopAmount, sumKnown } from './money';
import type { Amount } from './money';
import type { InvoiceLineRecord, TaxLine } from './types';
import { allKnown } from './values';

type ReceivedLine = NonNullable<CompleteOrder['lineItems']>[number];
type ReceivedTaxLine = NonNullable<CompleteOrder['taxLines']>[number];

/** What a line is of. */
export interface LineContext {
  /** The shop's currency. */
  currency: string;
  createdAt: Date | null;
  updatedAt: Date;
}

/** A list of tax lines; undefined where a part was withheld. */
export function mapTaxLines(
  lines: readonly ReceivedTaxLine[] | undefined,
  currency: string
): TaxLine[] | undefined {
  return allKnown(lines, ({ title, rate, priceSet }) => {
    const amount = shopAmount(priceSet);
    if (title === undefined || rate === undefined || amount === undefined) return undefined;
    return { title, rate, amount: formatAmount(amount ?? 0n, currency) };
  });
}

/** A line's exact amounts; undefined where a part was withheld. */
export interface LineAmounts {
  unitPrice: Amount | undefined;
  discount: Amount | undefined;
  tax: Amount | undefined;
  /** Unit price × quantity − discount; tax is never added. */
  total: Amount | undefined;
}

/** Computes a line's amounts: its discount is the sum of all its allocations, of the line's and of the order's. */
export function lineAmounts(line: ReceivedLine): LineAmounts {
  const unitPrice = shopAmount(line.originalUnitPriceSet) ?? undefined;
  const discount = sumKnown(line.discountAllocations?.map((part) => shopAmount(part.allocatedAmountSet)));
  const known = unitPrice !== undefined && discount !== undefined && line.quantity !== undefined;
  return {
    unitPrice,
    discount,
    tax: sumKnown(line.taxLines?.map((tax) => shopAmount(tax.priceSet))),
    total: known ? unitPrice * BigInt(line.quantity) - discount : undefined,
  };
}

/**
 * A line of an order.
 *
 * @param position from 0, in the order Shopify lists them.
 */
export function mapLine(line: ReceivedLine, position: number, context: LineContext): InvoiceLineRecord {
  const format = (amount: Amount | undefined): string | undefined =>
    amount === undefined ? undefined : formatAmount(amount, context.currency);
  const { unitPrice, discount, tax, total } = lineAmounts(line);
  return {
    shopifyId: line.id,
    sourceCreatedAt: context.createdAt,
    sourceUpdatedAt: context.updatedAt,
    position,
    productShopifyId: line.product && line.product.id,
    variantShopifyId: line.variant && line.variant.id,
    title: line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    unitPrice: format(unitPrice),
    discountTotal: format(discount),
    taxTotal: format(tax),
    total: format(total),
    taxLines: mapTaxLines(line.taxLines, context.currency),
    giftCard: line.isGiftCard,
    requiresShipping: line.requiresShipping,
  };
}
