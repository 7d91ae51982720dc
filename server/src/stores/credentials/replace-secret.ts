import type { Core } from '@strapi/strapi';

import { CrmError, toCrmError } from '../../errors';
import { getService } from '../../services';
import { parseSecret } from '../connect/request';
import { hasCredentials } from '../rows';

const notTheApps = (): CrmError =>
  new CrmError('client_credentials_invalid', {
    message: 'Shopify does not accept this secret for the store’s app.',
    remedy: 'Copy it anew from the app’s settings in Shopify.',
    fieldErrors: [
      { path: ['clientSecret'], message: 'Shopify does not accept this secret.', name: 'ValidationError' },
    ],
  });

/**
 * Takes another secret of a store's own app, after it was rotated in Shopify, without connecting anew. Webhooks signed with the
 * old one are accepted for a day more. Where the store's token can be renewed, that proves the secret; else nothing can.
 *
 * @throws CrmError `not_found`, `store_not_connected`; `request_invalid`, also for the standard app, whose secret is in the
 * configuration; `client_credentials_invalid` beside the field; ShopifyError where Shopify does not answer.
 */
export const replaceSecret = async (
  strapi: Core.Strapi,
  documentId: string,
  clientSecret: string
): Promise<void> => {
  const stores = getService(strapi, 'stores');
  const row = await stores.require(documentId);
  if (!hasCredentials(row)) throw new CrmError('store_not_connected');
  if (row.method === 'app') {
    throw new CrmError('request_invalid', {
      message: 'The secret of the standard app is in the plugin’s configuration.',
      remedy: 'Change `app.clientSecret` there and restart Strapi.',
    });
  }
  try {
    await getService(strapi, 'clients').replaceSecret(row.domain, parseSecret(clientSecret));
  } catch (error) {
    throw toCrmError(error)?.code === 'client_credentials_invalid' ? notTheApps() : error;
  }
  stores.forgetSigners(row.domain);
};
