import { object, string } from 'yup';
import type { ShopifyClient } from '../api/types';
import { ShopifyError } from '../errors';
import type { ShopDetailsQueryData } from '../queries/generated';
import { SHOP } from '../queries/shop';

/** The shop itself. */
export interface ShopDetails {
  /** Global id. */
  id: string;
  name: string;
  /** The permanent domain. */
  domain: string;
  /** ISO 4217. */
  currency: string;
  /** IANA name. */
  timezone: string;
  /** The plan's public name, such as `Advanced`. */
  plan: string;
}

const detailsSchema = object({
  id: string().required(),
  name: string().required(),
  myshopifyDomain: string().required(),
  currencyCode: string().required(),
  ianaTimezone: string().required(),
  plan: object({ publicDisplayName: string().required() }).required(),
}).required();

/**
 * Reads the shop's name, plan, currency and time zone.
 *
 * @throws ShopifyError `response_invalid` where one is missing; others where Shopify does not answer.
 */
export async function readShop(
  client: ShopifyClient,
  { signal }: { signal?: AbortSignal } = {}
): Promise<ShopDetails> {
  const { data } = await client.request<ShopDetailsQueryData>(SHOP, undefined, { signal });
  if (!detailsSchema.isValidSync(data.shop)) {
    throw new ShopifyError('response_invalid', { message: 'Shopify did not describe the shop' });
  }
  const { id, name, myshopifyDomain, currencyCode, ianaTimezone, plan } = data.shop;
  return {
    id,
    name,
    domain: myshopifyDomain.toLowerCase(),
    currency: currencyCode,
    timezone: ianaTimezone,
    plan: plan.publicDisplayName,
  };
}
