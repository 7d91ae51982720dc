import type { Core } from '@strapi/strapi';

import { pluginConfig } from '../../config';
import { getService } from '../../services';
import { createShopifyClient } from '../../shopify/api/client';
import type { ShopifyClient } from '../../shopify/api/types';
import { resolveShopOrigin } from '../../shopify/origin';
import type { StoreRow } from '../rows';
import { createTokenKeeper } from './tokens';

interface Entry {
  version: string;
  client: ShopifyClient;
}

/**
 * The stores' Admin API clients. A client lives as long as its connection: it knows how much of the shop's API budget is
 * left, so all that is asked of one shop goes through one client.
 */
export const createClientsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const entries = new Map<string, Entry>();
  const tokens = createTokenKeeper(strapi);

  const now = () => getService(strapi, 'clock').now().getTime();

  const create = (domain: string, origin: string, apiVersion: string): ShopifyClient =>
    createShopifyClient({
      domain,
      origin,
      apiVersion,
      now,
      getAccessToken: () => tokens.current(domain),
      onUnauthorized: (refused) => tokens.replace(domain, refused),
      mappedFields: () => getService(strapi, 'mappings').selections(),
    });

  return {
    /** Takes another secret of a store's app; see the token keeper. */
    replaceSecret: tokens.replaceSecret,

    /** A client for a token that is not stored yet: it cannot be renewed. */
    forToken(domain: string, accessToken: string): ShopifyClient {
      const { shopOrigin, apiVersion } = pluginConfig(strapi);
      const origin = resolveShopOrigin(shopOrigin, domain);
      return createShopifyClient({
        domain,
        origin,
        apiVersion,
        now,
        getAccessToken: () => Promise.resolve(accessToken),
      });
    },

    /**
     * The client of a store. Its token is read when it is needed, refreshed where it expires, so that a client may be kept
     * for as long as a run takes.
     *
     * Its requests throw CrmError `store_not_connected` once the store is disconnected, `store_already_connected`
     * where this is a copy of the Strapi that the store belongs to.
     */
    forStore(row: Pick<StoreRow, 'domain' | 'connectedAt'>): ShopifyClient {
      const { shopOrigin, apiVersion } = pluginConfig(strapi);
      const origin = resolveShopOrigin(shopOrigin, row.domain);
      const version = [row.connectedAt, origin, apiVersion].join(' ');
      const known = entries.get(row.domain);
      if (known?.version === version) return known.client;
      const client = create(row.domain, origin, apiVersion);
      entries.set(row.domain, { version, client });
      return client;
    },
  };
};

export type ClientsService = ReturnType<typeof createClientsService>;
