/** One try to deliver. */
export interface Attempt {
  at: string;
  /** The HTTP status, or null where there was no answer. */
  status: number | null;
  error: string | null;
}

/** How a delivery stands; `dropped` is a fault, `abandoned` is what Shopify does after its last retry. */
export type DeliveryStatus = 'pending' | 'delivered' | 'abandoned' | 'dropped';

/** A webhook on its way to one subscription. */
export interface Delivery {
  /** The same in every retry and in every duplicate. */
  webhookId: string;
  /** The same in all deliveries of one event. */
  eventId: string;
  shop: string;
  clientId: string;
  topic: string;
  subscriptionId: string | null;
  uri: string;
  triggeredAt: string;
  body: string;
  headers: Record<string, string>;
  status: DeliveryStatus;
  attempts: Attempt[];
}
