/** Reading an order's parts: its currencies, lines, payments and what has been sent. */
import { moneyOf, ZERO, add, subtract } from '../money';
import type { Currencies, Money } from '../money';
import { int, linked, objects, refId, text } from '../read';
import type { FieldObject, Gid, ShopState, StateNode } from '../types';

/** The two currencies of an order, without the rate between them. */
export function currenciesOf(order: StateNode): Pick<Currencies, 'shop' | 'presentment'> {
  return { shop: text(order, 'currencyCode'), presentment: text(order, 'presentmentCurrencyCode') };
}

export function linesOf(state: ShopState, order: StateNode): StateNode[] {
  return linked(state, order, 'lineItems');
}

function sumOf(parts: FieldObject[], field: string): Money {
  return add(ZERO, ...parts.map((part) => moneyOf(part, field)));
}

/** What all discounts take off a line or a shipping line. */
export function discountOf(part: FieldObject): Money {
  return sumOf(objects(part, 'discountAllocations'), 'allocatedAmountSet');
}

/** The taxes on a line or a shipping line. */
export function taxOf(part: FieldObject): Money {
  return sumOf(objects(part, 'taxLines'), 'priceSet');
}

/** A line as ordered: unit price × quantity. */
export function grossOf(line: StateNode): Money {
  const unit = moneyOf(line, 'originalUnitPriceSet');
  const quantity = BigInt(int(line, 'quantity'));
  return { shop: unit.shop * quantity, presentment: unit.presentment * quantity };
}

/** A line as ordered, less all its discounts. */
export function netOf(line: StateNode): Money {
  return subtract(grossOf(line), discountOf(line));
}

/** The sum of an order's successful transactions of some kinds. */
export function paidBy(state: ShopState, owner: StateNode, kinds: string[], status = 'SUCCESS'): Money {
  const counted = linked(state, owner, 'transactions').filter(
    (transaction) => transaction.status === status && kinds.includes(text(transaction, 'kind'))
  );
  return sumOf(counted, 'amountSet');
}

/** How many units of each line have been sent, by the line's id; cancelled fulfilments don't count. */
export function sentQuantities(state: ShopState, order: StateNode): Map<Gid, number> {
  const sent = new Map<Gid, number>();
  for (const fulfilment of linked(state, order, 'fulfillments')) {
    if (fulfilment.status === 'CANCELLED') continue;
    for (const item of objects(fulfilment, 'fulfillmentLineItems')) {
      const line = refId(item, 'lineItem');
      if (line !== null) sent.set(line, (sent.get(line) ?? 0) + int(item, 'quantity'));
    }
  }
  return sent;
}
