import { array, object, string } from 'yup';

import { toGid } from '../shopify/gid';
import { parseBody } from '../shopify/webhooks';

/** What a compliance webhook names, as global ids. */
export interface ComplianceIds {
  customerId: string | null;
  orderIds: string[];
}

const id = () => string().matches(/^\d+$/);

const bodySchema = object({
  customer: object({ id: id().nullable() }).nullable().default(null),
  orders_requested: array().of(id().required()).default([]),
  orders_to_redact: array().of(id().required()).default([]),
});

/**
 * Reads the ids out of a compliance webhook's body; the person's email and phone in it are not taken.
 *
 * @throws yup's ValidationError where they are no ids.
 */
export const readComplianceBody = (body: Buffer): ComplianceIds => {
  const { customer, orders_requested, orders_to_redact } = bodySchema.validateSync(parseBody(body) ?? {});
  return {
    customerId: customer?.id ? toGid('Customer', customer.id) : null,
    orderIds: [...orders_requested, ...orders_to_redact].map((order) => toGid('Order', order)),
  };
};
