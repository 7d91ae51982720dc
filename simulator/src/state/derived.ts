/** Fields of the schema that follow from others: never stored, so that they can't contradict what they follow from. */
import { bag, decimalAmount, moneyOf, prorate, subtract, toMinor } from './money';
import type { Money } from './money';
import { currenciesOf, discountOf, grossOf, linesOf, netOf } from './orders/parts';
import { numericId, parseGid, ref } from './gid';
import { int, linked, linkedOne, object, objectOrNull, objects, text, textOrNull, texts } from './read';
import { shopCurrency } from './shop-currency';
import { locationOf, ordersOfCustomer } from './shop-state';
import type { FieldObject, FieldValue, ShopState, StateNode } from './types';

/** Computes one field of a node. Lists and connections come as plain arrays, as in the state. */
export type DerivedField = (state: ShopState, node: StateNode) => FieldValue;

const count = (size: number): FieldObject => ({ count: size, precision: 'EXACT' });

function displayName(customer: StateNode): string {
  const name = [textOrNull(customer, 'firstName'), textOrNull(customer, 'lastName')]
    .filter(Boolean)
    .join(' ');
  return name || emailOf(customer) || phoneOf(customer) || '';
}

function emailOf(customer: StateNode): string | null {
  const address = objectOrNull(customer, 'defaultEmailAddress');
  return address === null ? null : text(address, 'emailAddress');
}

function phoneOf(customer: StateNode): string | null {
  const number = objectOrNull(customer, 'defaultPhoneNumber');
  return number === null ? null : text(number, 'phoneNumber');
}

function consent(owner: FieldObject | null): FieldObject | null {
  if (owner === null) return null;
  return {
    marketingState: text(owner, 'marketingState'),
    marketingOptInLevel: textOrNull(owner, 'marketingOptInLevel'),
    consentUpdatedAt: textOrNull(owner, 'marketingUpdatedAt'),
  };
}

/** For SMS the schema wants a level also where nobody opted in. */
function smsConsent(owner: FieldObject | null): FieldObject | null {
  const given = consent(owner);
  if (given === null) return null;
  return {
    ...given,
    marketingOptInLevel: given.marketingOptInLevel ?? 'UNKNOWN',
    consentCollectedFrom: 'SHOPIFY',
  };
}

function amountSpent(state: ShopState, customer: StateNode): FieldObject {
  const spent = ordersOfCustomer(state, customer.id)
    .filter((order) => order.cancelledAt === null && order.test !== true)
    .reduce((sum, order) => sum + moneyOf(order, 'currentTotalPriceSet').shop, 0n);
  return { amount: decimalAmount(spent, shopCurrency(state)), currencyCode: shopCurrency(state) };
}

function priceRange(state: ShopState, product: StateNode): FieldObject {
  const code = shopCurrency(state);
  const prices = linked(state, product, 'variants').map((variant) => toMinor(text(variant, 'price'), code));
  const money = (minor: bigint): FieldObject => ({ amount: decimalAmount(minor, code), currencyCode: code });
  const [first = 0n] = prices;
  return {
    minVariantPrice: money(prices.reduce((low, price) => (price < low ? price : low), first)),
    maxVariantPrice: money(prices.reduce((high, price) => (price > high ? price : high), first)),
  };
}

function tracked(state: ShopState, variant: StateNode): boolean {
  return linkedOne(state, variant, 'inventoryItem')?.tracked === true;
}

function totalInventory(state: ShopState, product: StateNode): number {
  return linked(state, product, 'variants')
    .filter((variant) => tracked(state, variant))
    .reduce((sum, variant) => sum + int(variant, 'inventoryQuantity'), 0);
}

/** The stock of an item at the shop's one location. */
function inventoryLevel(state: ShopState, item: StateNode): FieldObject {
  const available = linkedOne(state, item, 'variant')?.inventoryQuantity ?? 0;
  const location = locationOf(state.shop);
  const id = `gid://shopify/InventoryLevel/${numericId(location)}?inventory_item_id=${numericId(item.id)}`;
  return {
    id,
    item: ref(item.id),
    location: ref(location),
    isActive: true,
    quantities: [{ id: `${id}&name=available`, name: 'available', quantity: available }],
    createdAt: text(item, 'createdAt'),
    updatedAt: text(item, 'updatedAt'),
  };
}

/** A MoneyBag in the currencies of the line's own unit price. */
function lineBag(line: StateNode, amount: Money): FieldObject {
  const unit = object(line, 'originalUnitPriceSet');
  return bag(amount, {
    shop: text(object(unit, 'shopMoney'), 'currencyCode'),
    presentment: text(object(unit, 'presentmentMoney'), 'currencyCode'),
  });
}

const legacyTypes = [
  'Customer',
  'Fulfillment',
  'InventoryItem',
  'Location',
  'Order',
  'Product',
  'ProductVariant',
  'Refund',
];

/** `Type.field` → how to compute it. */
export const derivedFields: Readonly<Record<string, DerivedField>> = {
  ...Object.fromEntries(
    legacyTypes.map((type) => [
      `${type}.legacyResourceId`,
      (_state: ShopState, node: StateNode): FieldValue => parseGid(node.id)?.id ?? null,
    ])
  ),

  'Customer.orders': (state, node) => ordersOfCustomer(state, node.id).map((order) => ref(order.id)),
  'Customer.numberOfOrders': (state, node) => String(ordersOfCustomer(state, node.id).length),
  'Customer.amountSpent': amountSpent,
  'Customer.lastOrder': (state, node) => {
    const last = ordersOfCustomer(state, node.id).at(-1);
    return last === undefined ? null : ref(last.id);
  },
  'Customer.canDelete': (state, node) => ordersOfCustomer(state, node.id).length === 0,
  'Customer.displayName': (_state, node) => displayName(node),
  'Customer.email': (_state, node) => emailOf(node),
  'Customer.phone': (_state, node) => phoneOf(node),
  'Customer.addresses': (_state, node) => objects(node, 'addressesV2'),
  'Customer.defaultAddress': (_state, node) => objects(node, 'addressesV2')[0] ?? null,
  'Customer.emailMarketingConsent': (_state, node) => consent(objectOrNull(node, 'defaultEmailAddress')),
  'Customer.smsMarketingConsent': (_state, node) => smsConsent(objectOrNull(node, 'defaultPhoneNumber')),

  'Product.totalInventory': totalInventory,
  'Product.variantsCount': (state, node) => count(linked(state, node, 'variants').length),
  'Product.totalVariants': (state, node) => linked(state, node, 'variants').length,
  'Product.hasOnlyDefaultVariant': (state, node) => {
    const variants = linked(state, node, 'variants');
    return variants.length === 1 && variants[0]?.title === 'Default Title';
  },
  'Product.hasOutOfStockVariants': (state, node) =>
    linked(state, node, 'variants').some((v) => tracked(state, v) && int(v, 'inventoryQuantity') <= 0),
  'Product.tracksInventory': (state, node) => linked(state, node, 'variants').some((v) => tracked(state, v)),
  'Product.priceRangeV2': priceRange,
  'Product.priceRange': priceRange,
  'Product.bodyHtml': (_state, node) => text(node, 'descriptionHtml'),
  'Product.description': (_state, node) => text(node, 'descriptionHtml').replace(/<[^>]*>/g, ''),
  'Product.isGiftCard': (_state, node) => node.productType === 'Gift card',

  'ProductVariant.displayName': (state, node) =>
    `${textOrNull(linkedOne(state, node, 'product') ?? {}, 'title') ?? ''} - ${text(node, 'title')}`,
  'ProductVariant.sellableOnlineQuantity': (_state, node) => int(node, 'inventoryQuantity'),
  'ProductVariant.availableForSale': (state, node) =>
    !tracked(state, node) || int(node, 'inventoryQuantity') > 0 || node.inventoryPolicy === 'CONTINUE',

  'InventoryItem.sku': (state, node) => textOrNull(linkedOne(state, node, 'variant') ?? {}, 'sku'),
  'InventoryItem.inventoryLevels': (state, node) => [inventoryLevel(state, node)],
  'InventoryItem.variants': (_state, node) => [node.variant ?? null],

  'Order.closed': (_state, node) => (node.closedAt ?? null) !== null,
  'Order.discountCode': (_state, node) => texts(node, 'discountCodes')[0] ?? null,
  'Order.shippingLine': (_state, node) => objects(node, 'shippingLines')[0] ?? null,
  'Order.displayAddress': (_state, node) => node.shippingAddress ?? node.billingAddress ?? null,
  'Order.fulfillmentsCount': (state, node) => count(linked(state, node, 'fulfillments').length),
  'Order.transactionsCount': (state, node) => count(linked(state, node, 'transactions').length),
  'Order.requiresShipping': (state, node) =>
    linesOf(state, node).some((line) => line.requiresShipping === true),
  'Order.refundable': (state, node) => linesOf(state, node).some((line) => int(line, 'currentQuantity') > 0),
  'Order.totalCapturableSet': (_state, node) => bag({ shop: 0n, presentment: 0n }, currenciesOf(node)),

  'LineItem.name': (_state, node) =>
    [text(node, 'title'), textOrNull(node, 'variantTitle')].filter(Boolean).join(' - '),
  'LineItem.originalTotalSet': (_state, node) => lineBag(node, grossOf(node)),
  'LineItem.discountedTotalSet': (_state, node) =>
    lineBag(node, subtract(grossOf(node), lineLevelDiscount(node))),
  'LineItem.discountedUnitPriceSet': (_state, node) =>
    lineBag(node, prorate(subtract(grossOf(node), lineLevelDiscount(node)), 1, int(node, 'quantity'))),
  'LineItem.discountedUnitPriceAfterAllDiscountsSet': (_state, node) =>
    lineBag(node, prorate(netOf(node), 1, int(node, 'quantity'))),
  'LineItem.totalDiscountSet': (_state, node) => lineBag(node, lineLevelDiscount(node)),
  'LineItem.refundableQuantity': (_state, node) => int(node, 'currentQuantity'),
  'LineItem.fulfillableQuantity': (_state, node) => int(node, 'unfulfilledQuantity'),
  'LineItem.nonFulfillableQuantity': (_state, node) =>
    int(node, 'quantity') - int(node, 'unfulfilledQuantity'),

  'Fulfillment.totalQuantity': (_state, node) =>
    objects(node, 'fulfillmentLineItems').reduce((sum, item) => sum + int(item, 'quantity'), 0),
};

/** Line-level discounts only: those of the whole order are spread ACROSS all lines and left out of some fields. */
function lineLevelDiscount(line: StateNode): Money {
  const own = objects(line, 'discountAllocations').filter(
    (allocation) => object(allocation, 'discountApplication').targetSelection !== 'ALL'
  );
  return discountOf({ discountAllocations: own });
}

/** The stored field of a node, or what it is derived to; null where it is neither. */
export function fieldOf(state: ShopState, node: StateNode, field: string): FieldValue {
  const stored = node[field];
  if (stored !== undefined) return stored;
  return derivedFields[`${node.__typename}.${field}`]?.(state, node) ?? null;
}
