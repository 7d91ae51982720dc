import type {
  Address,
  CustomerRecord,
  InvoiceLineRecord,
  InvoiceRecord,
  ProductVariantRecord,
} from '../../../server/src/records/types';
import { encodeRecord, type EncodedOf } from '../../../server/src/records/encoded';

/** A moment, in seconds after the start of 2026. */
export const at = (second: number): Date => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

export const gid = (type: string, id: number): string => `gid://shopify/${type}/${id}`;

export const address = (city: string): Address => ({
  firstName: 'Ada',
  lastName: 'Lovelace',
  company: null,
  address1: '1 Main Street',
  address2: null,
  city,
  province: null,
  provinceCode: null,
  zip: '10115',
  country: 'Germany',
  countryCode: 'DE',
  phone: null,
});

export const customer = (
  id: number,
  email: string | null,
  updated: number,
  fields: Partial<CustomerRecord> = {}
): EncodedOf<'customers'> =>
  encodeRecord('customers', {
    shopifyId: gid('Customer', id),
    sourceCreatedAt: at(0),
    sourceUpdatedAt: at(updated),
    email,
    firstName: `First ${id}`,
    lastName: 'Last',
    displayName: `First ${id} Last`,
    phone: null,
    tags: [],
    note: null,
    language: 'de',
    acceptsMarketing: false,
    emailMarketingState: 'not_subscribed',
    smsMarketingState: null,
    taxExempt: false,
    state: 'enabled',
    defaultAddress: null,
    addresses: [],
    ...fields,
  });

export const line = (
  id: number,
  updated: number,
  fields: Partial<InvoiceLineRecord> = {}
): InvoiceLineRecord => ({
  shopifyId: gid('LineItem', id),
  sourceCreatedAt: null,
  sourceUpdatedAt: at(updated),
  position: 0,
  productShopifyId: null,
  variantShopifyId: null,
  title: `Line ${id}`,
  variantTitle: null,
  sku: null,
  vendor: null,
  quantity: 1,
  currentQuantity: 1,
  unitPrice: '10.00',
  discountTotal: '0.00',
  taxTotal: '0.00',
  total: '10.00',
  taxLines: [],
  giftCard: false,
  requiresShipping: true,
  ...fields,
});

/** An order of a customer (by number) or, with null, of a guest. */
export const order = (
  id: number,
  customerId: number | null,
  updated: number,
  fields: Partial<InvoiceRecord> = {}
): EncodedOf<'orders'> =>
  encodeRecord('orders', {
    shopifyId: gid('Order', id),
    sourceCreatedAt: at(0),
    sourceUpdatedAt: at(updated),
    customerShopifyId: customerId === null ? null : gid('Customer', customerId),
    name: `#${id}`,
    number: id,
    orderedAt: at(id),
    currency: 'EUR',
    presentmentCurrency: 'EUR',
    taxesIncluded: true,
    subtotal: '10.00',
    discountTotal: '0.00',
    shippingTotal: '0.00',
    taxTotal: '0.00',
    dutiesTotal: null,
    tipTotal: null,
    feesTotal: '0.00',
    roundingTotal: '0.00',
    total: '10.00',
    currentTotal: '10.00',
    refundedTotal: '0.00',
    outstandingTotal: '0.00',
    presentmentTotal: '10.00',
    financialStatus: 'paid',
    fulfilmentStatus: 'unfulfilled',
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    test: false,
    sourceName: 'web',
    note: null,
    tags: [],
    email: null,
    phone: null,
    billingAddress: null,
    shippingAddress: null,
    discountCodes: [],
    taxLines: [],
    shippingLines: [],
    balanced: true,
    imbalance: '0.00',
    lines: [],
    fulfilments: [],
    refunds: [],
    ...fields,
  });

export const variant = (
  id: number,
  updated: number,
  fields: Partial<ProductVariantRecord> = {}
): ProductVariantRecord => ({
  shopifyId: gid('ProductVariant', id),
  sourceCreatedAt: at(0),
  sourceUpdatedAt: at(updated),
  title: `Variant ${id}`,
  sku: `SKU-${id}`,
  barcode: null,
  position: 1,
  price: '10.00',
  compareAtPrice: null,
  inventoryQuantity: 5,
  taxable: true,
  selectedOptions: [],
  inventoryItemId: gid('InventoryItem', id),
  ...fields,
});

export const product = (
  id: number,
  updated: number,
  variants: ProductVariantRecord[]
): EncodedOf<'products'> =>
  encodeRecord('products', {
    shopifyId: gid('Product', id),
    sourceCreatedAt: at(0),
    sourceUpdatedAt: at(updated),
    title: `Product ${id}`,
    handle: `product-${id}`,
    descriptionHtml: '',
    vendor: null,
    productType: null,
    productStatus: 'active',
    tags: [],
    options: [],
    totalInventory: 5,
    minPrice: '10.00',
    maxPrice: '10.00',
    currency: 'EUR',
    imageUrl: null,
    onlineStoreUrl: null,
    variants,
  });
