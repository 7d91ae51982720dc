import type { Core } from '@strapi/strapi';
import { object, string, type InferType } from 'yup';

import type { ShopHolder } from '../../../../shared/contracts';
import { CrmError } from '../../errors';
import type { ShopifyClient } from '../../shopify/api/types';
import { deleteAppData, readInstallation, replaceAppData, type AppDataKey } from '../../shopify/app-data';
import { thisInstance, type Instance } from '../instance';

/** Where a shop says which Strapi it belongs to: with the app's installation, so that it ends with an uninstall. */
export const CLAIM_KEY: AppDataKey = { namespace: '$app:strapi_crm', key: 'claim' };

const claimSchema = object({
  instanceId: string().required(),
  publicUrl: string().required(),
  since: string(),
}).required();

type Claim = InferType<typeof claimSchema>;

/** Shopify says that the shop belongs to another Strapi. */
export class ShopTakenError extends CrmError {
  constructor(holder: ShopHolder) {
    super('store_already_connected', { holder });
    this.name = 'ShopTakenError';
  }
}

interface Options {
  signal?: AbortSignal;
}

/** A claim that cannot be read is null, and somebody's too: nobody else writes there. */
const parseClaim = (value: string): Claim | null => {
  let claim: unknown;
  try {
    claim = JSON.parse(value);
  } catch {
    return null;
  }
  return claimSchema.isValidSync(claim) ? claim : null;
};

const isOurs = (value: string, { instanceId, publicUrl }: Instance): boolean => {
  const claim = parseClaim(value);
  return claim?.instanceId === instanceId && claim.publicUrl === publicUrl;
};

const holderOf = (value: string): ShopHolder => {
  const claim = parseClaim(value);
  return { publicUrl: claim?.publicUrl ?? null, since: claim?.since ?? null };
};

/** The installation with its claim, if that is ours or there is none. */
const readClaim = async (instance: Instance, client: ShopifyClient, options: Options) => {
  const installation = await readInstallation(client, CLAIM_KEY, options);
  const { value } = installation;
  if (value !== null && !isOurs(value, instance)) throw new ShopTakenError(holderOf(value));
  return installation;
};

/**
 * Makes sure that a shop belongs to this Strapi: a free one is claimed, atomically, our own stays as it is. The claim is
 * seen by all that use the same Shopify app.
 *
 * @param options.takeOver claims it from another too: what an admin has decided who was shown which one that is.
 * @throws ShopTakenError where it belongs to another; ShopifyError where Shopify does not answer.
 */
export const claimShop = async (
  strapi: Core.Strapi,
  client: ShopifyClient,
  { takeOver = false, signal }: Options & { takeOver?: boolean } = {}
): Promise<void> => {
  const instance = await thisInstance(strapi);
  const installation = await readInstallation(client, CLAIM_KEY, { signal });
  const { value } = installation;
  if (value !== null) {
    if (isOurs(value, instance)) return;
    if (!takeOver) throw new ShopTakenError(holderOf(value));
    strapi.log.warn(
      `[shopify-crm] ${client.domain} is taken over from ${holderOf(value).publicUrl ?? 'an unknown Strapi'}`
    );
  }
  const claim = { ...instance, since: client.now().toISOString() };
  // Another was faster: another process of ours, or another Strapi.
  if (!(await replaceAppData(client, installation, CLAIM_KEY, claim, { signal })))
    await readClaim(instance, client, { signal });
};

/**
 * Gives a shop free, if it is ours.
 *
 * @throws ShopTakenError where it belongs to another; ShopifyError where Shopify does not answer.
 */
export const releaseShop = async (
  strapi: Core.Strapi,
  client: ShopifyClient,
  options: Options
): Promise<void> => {
  const installation = await readClaim(await thisInstance(strapi), client, options);
  if (installation.value !== null) await deleteAppData(client, installation, CLAIM_KEY, options);
};
