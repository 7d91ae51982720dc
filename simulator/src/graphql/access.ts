import { holdsScope } from '../platform/scopes';
import type { Installation, PersonalKind } from '../platform/types';
import { accessDenied, objectNotApproved } from './errors';
import type { EngineContext } from './types';

/** The scopes of which any opens a type (shopify.dev, "API access scopes"). */
const TYPE_SCOPES: Record<string, readonly string[]> = {
  Customer: ['read_customers'],
  Order: ['read_orders'],
  LineItem: ['read_orders'],
  Refund: ['read_orders'],
  Fulfillment: ['read_orders', 'read_fulfillments'],
  Product: ['read_products'],
  ProductVariant: ['read_products'],
  InventoryItem: ['read_inventory', 'read_products'],
  InventoryLevel: ['read_inventory'],
  Location: ['read_locations', 'read_inventory', 'read_fulfillments'],
  DraftOrder: ['read_draft_orders'],
};

/** Root fields whose type doesn't say what they count. */
const COUNTED_TYPES: Record<string, string> = {
  customersCount: 'Customer',
  ordersCount: 'Order',
  productsCount: 'Product',
  productVariantsCount: 'ProductVariant',
  draftOrdersCount: 'DraftOrder',
};

/** Level 2 of protected customer data (shopify.dev, "Protected customer data"): what each approval opens. */
const PERSONAL_FIELDS: Record<string, Record<string, PersonalKind>> = {
  Customer: {
    firstName: 'name',
    lastName: 'name',
    displayName: 'name',
    email: 'email',
    defaultEmailAddress: 'email',
    phone: 'phone',
    defaultPhoneNumber: 'phone',
    defaultAddress: 'address',
    addresses: 'address',
    addressesV2: 'address',
  },
  Order: {
    email: 'email',
    phone: 'phone',
    billingAddress: 'address',
    shippingAddress: 'address',
    displayAddress: 'address',
  },
  MailingAddress: { firstName: 'name', lastName: 'name', name: 'name', phone: 'phone' },
};

const PROTECTED_TYPES = ['Customer', 'Order'];

/** Order history without `read_all_orders`: 60 days back from now. */
const ORDER_WINDOW_MS = 60 * 24 * 60 * 60 * 1000;

/** The type that a root count field counts, if it is one. */
export const countedType = (field: string): string | undefined => COUNTED_TYPES[field];

/**
 * Refuses a type that the installation may not read.
 *
 * @throws GraphQLError with code ACCESS_DENIED.
 */
export const assertReadable = (installation: Installation, typename: string, field: string): void => {
  const scopes = TYPE_SCOPES[typename];
  if (scopes && !scopes.some((scope) => holdsScope(installation.scopes, scope)))
    throw accessDenied(field, scopes);
  if (installation.app.customerData === 'none' && PROTECTED_TYPES.includes(typename)) {
    throw objectNotApproved(typename);
  }
};

/**
 * Refuses a mutation without the type's write scope.
 *
 * @throws GraphQLError with code ACCESS_DENIED.
 */
export const assertWritable = (installation: Installation, typename: string, field: string): void => {
  const scopes = (TYPE_SCOPES[typename] ?? []).map((scope) => scope.replace(/^read_/, 'write_'));
  if (!scopes.some((scope) => installation.scopes.includes(scope))) throw accessDenied(field, scopes);
};

/** Whether a field is withheld as personal data from an app that lacks the approval for it. */
export const isWithheld = ({ app }: Installation, typename: string, field: string): boolean => {
  const kind = PERSONAL_FIELDS[typename]?.[field];
  if (!kind || app.customerData === 'all') return false;
  return typeof app.customerData === 'string' || !app.customerData.includes(kind);
};

/** Whether the node exists for this app: orders older than 60 days need `read_all_orders`. */
export const isVisible = (node: Record<string, unknown>, context: EngineContext): boolean => {
  if (node.__typename !== 'Order' || holdsScope(context.installation.scopes, 'read_all_orders')) return true;
  const createdAt = Date.parse(String(node.createdAt));
  return Number.isNaN(createdAt) || createdAt >= context.state.clock.now().getTime() - ORDER_WINDOW_MS;
};
