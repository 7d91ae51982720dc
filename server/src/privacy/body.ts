import { array, object, string } from 'yup';

import { normaliseEmail } from '../records/values';
import { toGid } from '../shopify/gid';
import { parseBody } from '../shopify/webhooks';

/** Whom a compliance webhook names, by global ids. */
export interface ComplianceSubject {
  customerId: string | null;
  orderIds: string[];
  /** Normalised. In memory alone: it may be kept as a keyed digest, never as it is. */
  email: string | null;
}

const id = () => string().matches(/^\d+$/);

const bodySchema = object({
  customer: object({ id: id().nullable(), email: string().nullable() }).nullable().default(null),
  orders_requested: array().of(id().required()).default([]),
  orders_to_redact: array().of(id().required()).default([]),
});

/**
 * Reads whom a compliance webhook is about; the person's phone in it is not taken.
 *
 * @throws yup's ValidationError where an id is none.
 */
export const readComplianceBody = (body: Buffer): ComplianceSubject => {
  const { customer, orders_requested, orders_to_redact } = bodySchema.validateSync(parseBody(body) ?? {});
  return {
    customerId: customer?.id ? toGid('Customer', customer.id) : null,
    orderIds: [...orders_requested, ...orders_to_redact].map((order) => toGid('Order', order)),
    email: normaliseEmail(customer?.email) ?? null,
  };
};
