import type { PillTone } from '../components/pillTone';

/** States of an order's payment, of its delivery and of a shipment (Shopify's enums) that have words of their own. */
const STATES = [
  'paid',
  'pending',
  'authorized',
  'partially_paid',
  'refunded',
  'partially_refunded',
  'voided',
  'expired',
  'fulfilled',
  'unfulfilled',
  'partially_fulfilled',
  'in_progress',
  'on_hold',
  'scheduled',
  'restocked',
  'success',
  'cancelled',
  'error',
  'failure',
  'in_transit',
  'out_for_delivery',
  'delivered',
  'confirmed',
  'attempted_delivery',
  'not_delivered',
] as const;

/** The colours of states that are not grey. */
export const STATE_TONES: Partial<Record<string, PillTone>> = {
  paid: 'success',
  pending: 'warning',
  authorized: 'warning',
  partially_paid: 'warning',
  voided: 'danger',
  expired: 'danger',
  fulfilled: 'success',
  unfulfilled: 'warning',
  partially_fulfilled: 'warning',
  in_progress: 'secondary',
  on_hold: 'warning',
  success: 'success',
  cancelled: 'danger',
  error: 'danger',
  failure: 'danger',
  in_transit: 'secondary',
  out_for_delivery: 'secondary',
  delivered: 'success',
  not_delivered: 'danger',
};

/** A state that has words of its own; null where it has none. */
export function knownState(state: string): (typeof STATES)[number] | null {
  return STATES.find((name) => name === state) ?? null;
}
