import type { ServedAmount } from '../amounts';
import type { ContactWriteBack } from '../write-back';

/** A record that was deleted in Shopify and can be restored until it is purged. */
export interface DeletedRecord {
  /** The singular name of its content type. */
  type: string;
  documentId: string;
  /** By what a person knows it. */
  title: string | null;
  /** Null for contacts, which may be of several stores. */
  storeDomain: string | null;
  deletedAt: string;
  purgeAt: string;
}

/** What the Content Manager shows beside a contact; what the person may not read is null. */
export interface ContactPanel {
  type: 'contact';
  ordersCount: number | null;
  /** What was ordered, by currency: amounts with the currency's digits. */
  lifetimeValue: Record<string, string> | null;
  averageOrderValue: Record<string, string> | null;
  firstOrderAt: string | null;
  lastOrderAt: string | null;
  /** The customers behind the contact; `customerUrl` leads into the Shopify admin, and is null for guests. */
  stores: { domain: string; customerUrl: string | null }[] | null;
  /** What the person may write to Shopify for the contact; null where that is switched off. */
  writeBack: ContactWriteBack | null;
  /** The latest ones, the newest first. */
  invoices:
    | {
        documentId: string;
        name: string | null;
        orderedAt: string | null;
        currentTotal: ServedAmount;
        currency: string | null;
        financialStatus: string | null;
        fulfilmentStatus: string | null;
        cancelledAt: string | null;
      }[]
    | null;
}

/** What the Content Manager shows beside an invoice; parts that the person may not read are null. */
export interface InvoicePanel {
  type: 'invoice';
  orderUrl: string | null;
  currency: string | null;
  currentTotal: ServedAmount;
  refundedTotal: ServedAmount;
  outstandingTotal: ServedAmount;
  balanced: boolean | null;
  imbalance: ServedAmount;
  lines: {
    /** How many there are; `first` may hold fewer. */
    count: number;
    first: {
      documentId: string;
      title: string | null;
      variantTitle: string | null;
      sku: string | null;
      quantity: number | null;
      currentQuantity: number | null;
      total: ServedAmount;
    }[];
  } | null;
  fulfilments:
    | {
        documentId: string;
        fulfilmentStatus: string | null;
        displayStatus: string | null;
        carrier: string | null;
        tracking: { company: string | null; number: string | null; url: string | null }[] | null;
        shippedAt: string | null;
        deliveredAt: string | null;
      }[]
    | null;
  refunds:
    { documentId: string; amount: ServedAmount; currency: string | null; refundedAt: string | null }[] | null;
}

/** What the Content Manager shows beside a product. */
export interface ProductPanel {
  type: 'product';
  productUrl: string | null;
  currency: string | null;
  variants: {
    /** How many there are; `first` may hold fewer. */
    count: number;
    first: {
      documentId: string;
      title: string | null;
      sku: string | null;
      price: ServedAmount;
      inventoryQuantity: number | null;
    }[];
  } | null;
}

export type RecordPanel = ContactPanel | InvoicePanel | ProductPanel;
