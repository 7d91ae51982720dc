import type { CompleteOrder } from '../shopify/read/types';
import type { FulfilmentRecord, Tracking } from './types';
import { allKnown, dateOf, lowerCase } from './values';

type ReceivedFulfilment = NonNullable<CompleteOrder['fulfillments']>[number];

/**
 * A fulfilment of an order. Its carrier, tracking number and URL are the first of its trackings.
 *
 * @param orderUpdatedAt the version that it carries.
 */
export function mapFulfilment(fulfilment: ReceivedFulfilment, orderUpdatedAt: Date): FulfilmentRecord {
  const tracking = allKnown(fulfilment.trackingInfo, ({ company, number, url }): Tracking | undefined =>
    company === undefined || number === undefined || url === undefined ? undefined : { company, number, url }
  );
  const first: Tracking | undefined = tracking && (tracking[0] ?? { company: null, number: null, url: null });
  return {
    shopifyId: fulfilment.id,
    sourceCreatedAt: dateOf(fulfilment.createdAt) ?? null,
    sourceUpdatedAt: orderUpdatedAt,
    fulfilmentStatus: lowerCase(fulfilment.status),
    displayStatus: lowerCase(fulfilment.displayStatus),
    carrier: first?.company,
    trackingNumber: first?.number,
    trackingUrl: first?.url,
    tracking,
    // Shopify makes a fulfilment when the goods leave.
    shippedAt: dateOf(fulfilment.createdAt),
    deliveredAt: dateOf(fulfilment.deliveredAt),
  };
}
