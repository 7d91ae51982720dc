/** Adds an order up from its parts with plain numbers of minor units, apart from the simulator's own arithmetic. */
import { fieldOf } from '../../../../simulator/src/state';
import { mustGet } from '../../../../simulator/src/state/read';
import type { FieldObject, FieldValue, Ref, ShopState, StateNode } from '../../../../simulator/src/state';

type Side = 'shopMoney' | 'presentmentMoney';

const MINOR = 1000;

/** An amount in thousandths, as a number: exact for the amounts of these tests. */
export function amount(bag: FieldValue | undefined, side: Side): number {
  if (bag === null || bag === undefined) return 0;
  const money = (bag as FieldObject)[side] as FieldObject;
  return Math.round(Number(money.amount) * MINOR);
}

function items(owner: FieldObject, field: string): FieldObject[] {
  return (owner[field] ?? []) as FieldObject[];
}

function lines(state: ShopState, order: StateNode): StateNode[] {
  return (order.lineItems as Ref[]).map((pointer) => mustGet(state, pointer.__ref));
}

/** What the parts of an order come to. */
export function sumOfParts(state: ShopState, order: StateNode, side: Side): number {
  const lineTotals = lines(state, order).map((line) => {
    const discounts = items(line, 'discountAllocations').map((part) => amount(part.allocatedAmountSet, side));
    return (
      amount(line.originalUnitPriceSet, side) * (line.quantity as number) -
      discounts.reduce((sum, off) => sum + off, 0)
    );
  });
  const shipping = items(order, 'shippingLines').map((line) => amount(line.discountedPriceSet, side));
  const tax = order.taxesIncluded === true ? 0 : amount(order.totalTaxSet, side);
  const extras = ['originalTotalDutiesSet', 'originalTotalAdditionalFeesSet', 'totalTipReceivedSet'].map(
    (field) => amount(fieldOf(state, order, field), side)
  );
  return [...lineTotals, ...shipping, ...extras].reduce((sum, part) => sum + part, tax);
}

/** All taxes of an order's lines and shipping lines. */
export function sumOfTaxes(state: ShopState, order: StateNode, side: Side): number {
  return [...lines(state, order), ...items(order, 'shippingLines')]
    .flatMap((part) => items(part, 'taxLines'))
    .reduce((sum, tax) => sum + amount(tax.priceSet, side), 0);
}

/** What is paid and not yet paid: outstanding = current total − received + refunded. */
export function outstanding(order: StateNode, side: Side): number {
  return (
    amount(order.currentTotalPriceSet, side) -
    amount(order.totalReceivedSet, side) +
    amount(order.totalRefundedSet, side)
  );
}
