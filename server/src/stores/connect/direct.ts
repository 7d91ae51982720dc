import type { Core } from '@strapi/strapi';

import { pluginConfig } from '../../config';
import { CrmError, toCrmError } from '../../errors';
import { getService } from '../../services';
import { readInstallation } from '../../shopify/app-data';
import { clientCredentials, grantedScopes } from '../../shopify/auth';
import { resolveShopOrigin } from '../../shopify/origin';
import { readShop } from '../../shopify/read';
import { freshCredentials, toStoredToken, type StoreCredentials } from '../credentials/vault';
import type { StoreRow } from '../rows';
import { isLackingOldOrders } from '../scopes';
import { CLAIM_KEY } from './claim';
import { establishStore, optionsToBe } from './establish';
import type { DirectConnect } from './request';

/** Shopify does not take a token that was typed in: said beside its field. */
const tokenRefused = (): CrmError =>
  new CrmError('reauthorization_required', {
    message: 'Shopify does not accept this access token.',
    remedy: 'Copy the Admin API access token anew from the app’s settings in Shopify, then connect again.',
    fieldErrors: [
      {
        path: ['accessToken'],
        message: 'Shopify does not accept this access token.',
        name: 'ValidationError',
      },
    ],
  });

/** What an access token that was typed in is stored with: it never expires, and Shopify knows whose app it is. */
const ofAccessToken = async (
  strapi: Core.Strapi,
  { domain, accessToken, clientSecret }: Extract<DirectConnect, { method: 'access-token' }>
): Promise<StoreCredentials> => {
  try {
    const client = getService(strapi, 'clients').forToken(domain, accessToken);
    const { clientId } = await readInstallation(client, CLAIM_KEY);
    return freshCredentials({ clientId, clientSecret }, toStoredToken({ accessToken }));
  } catch (error) {
    throw toCrmError(error)?.code === 'reauthorization_required' ? tokenRefused() : error;
  }
};

const credentialsOf = async (strapi: Core.Strapi, parsed: DirectConnect): Promise<StoreCredentials> => {
  if (parsed.method === 'access-token') return ofAccessToken(strapi, parsed);
  const origin = resolveShopOrigin(pluginConfig(strapi).shopOrigin, parsed.domain);
  return freshCredentials(parsed.app, toStoredToken(await clientCredentials({ origin, ...parsed.app })));
};

/** Asks Shopify for what the connection needs, before anything is stored. */
const validate = async (
  strapi: Core.Strapi,
  parsed: DirectConnect,
  { token }: StoreCredentials
): Promise<void> => {
  const client = getService(strapi, 'clients').forToken(parsed.domain, token.accessToken);
  const granted = await grantedScopes(client);
  if (isLackingOldOrders(await optionsToBe(strapi, parsed), granted)) {
    throw new CrmError('missing_shopify_permission', { permission: 'read_all_orders' });
  }
  await readShop(client);
};

/**
 * Connects a store by a method that needs no redirect. What Shopify refuses is thrown, and nothing is stored then; a scope
 * that only part of the import needs is shown on the store instead.
 *
 * @throws CrmError, ShopifyError `client_credentials_invalid`, `app_not_installed`, `shop_not_permitted`,
 * `reauthorization_required` (beside the access token), `missing_shopify_permission` for `read_all_orders`,
 * `store_already_connected`, `shop_unavailable`, `shopify_unreachable` …
 */
export const connectDirectly = async (
  strapi: Core.Strapi,
  parsed: DirectConnect
): Promise<Pick<StoreRow, 'documentId'>> => {
  const credentials = await credentialsOf(strapi, parsed);
  await validate(strapi, parsed, credentials);
  const { store } = await establishStore(strapi, parsed, credentials);
  return store;
};
