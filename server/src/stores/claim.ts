import type { Core } from '@strapi/strapi';
import { object, string } from 'yup';

import { CrmError } from '../errors';
import type { ShopifyClient } from '../shopify/api/types';
import { createAppData, deleteAppData, readInstallation, type AppDataKey } from '../shopify/app-data';
import { thisInstance, type Instance } from './instance';

/** Where a shop says which Strapi it belongs to: with the app's installation, so that it ends with an uninstall. */
export const CLAIM_KEY: AppDataKey = { namespace: '$app:strapi_crm', key: 'claim' };

const claimSchema = object({ instanceId: string().required(), publicUrl: string().required() }).required();

/** A claim that cannot be read is somebody's too: nobody else writes there. */
const isOurs = (value: string, instance: Instance): boolean => {
  let claim: unknown;
  try {
    claim = JSON.parse(value);
  } catch {
    return false;
  }
  return (
    claimSchema.isValidSync(claim) &&
    claim.instanceId === instance.instanceId &&
    claim.publicUrl === instance.publicUrl
  );
};

/** The installation with its claim, if that is ours or there is none. */
const readClaim = async (
  instance: Instance,
  client: ShopifyClient,
  options: { signal?: AbortSignal } = {}
) => {
  const installation = await readInstallation(client, CLAIM_KEY, options);
  const { value } = installation;
  if (value !== null && !isOurs(value, instance)) throw new CrmError('store_already_connected');
  return installation;
};

/**
 * Makes sure that a shop belongs to this Strapi: a free one is claimed, atomically, our own stays as it is. The claim is
 * seen by all that use the same Shopify app.
 *
 * @throws CrmError `store_already_connected` where it belongs to another; ShopifyError where Shopify does not answer.
 */
export const claimShop = async (strapi: Core.Strapi, client: ShopifyClient): Promise<void> => {
  const instance = await thisInstance(strapi);
  const installation = await readClaim(instance, client);
  if (installation.value !== null) return;
  const claim = { ...instance, since: client.now().toISOString() };
  // Another was faster: another process of ours, or another Strapi.
  if (!(await createAppData(client, installation, CLAIM_KEY, claim))) await readClaim(instance, client);
};

/**
 * Gives a shop free, if it is ours.
 *
 * @throws CrmError `store_already_connected` where it belongs to another; ShopifyError where Shopify does not answer.
 */
export const releaseShop = async (
  strapi: Core.Strapi,
  client: ShopifyClient,
  options: { signal?: AbortSignal }
): Promise<void> => {
  const installation = await readClaim(await thisInstance(strapi), client, options);
  if (installation.value !== null) await deleteAppData(client, installation, CLAIM_KEY, options);
};
