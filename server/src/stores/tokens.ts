import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';

import { pluginConfig } from '../config';
import { CrmError } from '../errors';
import { getService } from '../services';
import { refreshToken } from '../shopify/auth';
import { ShopifyError } from '../shopify/errors';
import { resolveShopOrigin } from '../shopify/origin';
import { hasCredentials, storeRows, type StoreRow } from './rows';
import { sealCredentials, type StoreCredentials, type StoredToken } from './vault';

/** A token is refreshed this long before it ends, in milliseconds: longer than any request takes. */
const REFRESH_MARGIN = 5 * 60 * 1000;

/** How long one process may take to refresh a token before another may try, in milliseconds. */
const LEASE = 60 * 1000;

/** How often a process looks whether the one that refreshes is done, in milliseconds. */
const LOOK_AGAIN = 200;

const endsWithin = (token: StoredToken, margin: number, now: number): boolean =>
  token.expiresAt !== null && token.expiresAt.getTime() - margin <= now;

/**
 * Hands out the stores' access tokens, and refreshes those that expire (Shopify: "Offline access tokens": 1 h, the refresh
 * token 90 days and rotating). A refresh token works once, so of all processes on the database only the one that holds the
 * lease on the store's row uses it, and the new pair is stored before anybody sees it.
 */
export const createTokenKeeper = (strapi: Core.Strapi) => {
  const rows = storeRows(strapi);
  const running = new Map<string, Promise<void>>();
  // Decrypting is repeated for every request otherwise; the envelope changes whenever its content does.
  const opened = new Map<string, { envelope: string; credentials: StoreCredentials }>();

  const read = async (domain: string): Promise<{ row: StoreRow; credentials: StoreCredentials }> => {
    const row = await rows.byDomain(domain);
    if (!row || !hasCredentials(row)) {
      opened.delete(domain);
      throw new CrmError('store_not_connected');
    }
    const known = opened.get(domain);
    if (known?.envelope === row.credentials) return { row, credentials: known.credentials };
    const credentials = getService(strapi, 'stores').credentials(row);
    opened.set(domain, { envelope: row.credentials, credentials });
    return { row, credentials };
  };

  const renew = async (row: StoreRow, owner: string, { app, token }: StoreCredentials): Promise<void> => {
    const { shopOrigin } = pluginConfig(strapi);
    if (token.refreshToken === null) throw new CrmError('reauthorization_required');
    const grant = await refreshToken({
      origin: resolveShopOrigin(shopOrigin, row.domain),
      ...app,
      refreshToken: token.refreshToken,
    });
    const renewed: StoredToken = {
      accessToken: grant.accessToken,
      expiresAt: grant.expiresAt ?? null,
      refreshToken: grant.refreshToken ?? token.refreshToken,
      refreshTokenExpiresAt: grant.refreshTokenExpiresAt ?? token.refreshTokenExpiresAt,
    };
    const sealed = sealCredentials(getService(strapi, 'credentials'), row.domain, { app, token: renewed });
    // Bound to the envelope that was read: a store that was disconnected or connected anew meanwhile keeps what it has.
    await rows.updateWhere(
      { id: row.id, tokenLeaseOwner: owner, credentials: row.credentials },
      { credentials: sealed }
    );
  };

  /** Refreshes until the token is another one than `stale`, by this process or another. */
  const refresh = async (domain: string, stale: string): Promise<void> => {
    const owner = randomUUID();
    for (;;) {
      const { row, credentials } = await read(domain);
      if (credentials.token.accessToken !== stale) return;
      const now = Date.now();
      const free = { $or: [{ tokenLeaseUntil: null }, { tokenLeaseUntil: { $lt: new Date(now) } }] };
      const lease = { tokenLeaseOwner: owner, tokenLeaseUntil: new Date(now + LEASE) };
      if ((await rows.updateWhere({ id: row.id, ...free }, lease)) === 1) {
        try {
          const held = await read(domain);
          if (held.credentials.token.accessToken === stale) await renew(held.row, owner, held.credentials);
          return;
        } finally {
          await rows.updateWhere(
            { id: row.id, tokenLeaseOwner: owner },
            { tokenLeaseOwner: null, tokenLeaseUntil: null }
          );
        }
      }
      await sleep(LOOK_AGAIN);
    }
  };

  /** One refresh of a store at a time in this process; the database's lease does the same for all of them. */
  const refreshOnce = (domain: string, stale: string): Promise<void> => {
    const known = running.get(domain);
    if (known) return known;
    const started = refresh(domain, stale).finally(() => running.delete(domain));
    running.set(domain, started);
    return started;
  };

  return {
    /**
     * A token that is valid for the next minutes.
     *
     * @throws CrmError `store_not_connected`, `reauthorization_required`; ShopifyError where refreshing failed and the old
     * token has ended.
     */
    async current(domain: string): Promise<string> {
      const { credentials } = await read(domain);
      const { token } = credentials;
      if (!endsWithin(token, REFRESH_MARGIN, Date.now())) return token.accessToken;
      try {
        await refreshOnce(domain, token.accessToken);
      } catch (error) {
        if (endsWithin(token, 0, Date.now())) {
          if (needsReauthorization(error)) await getService(strapi, 'stores').needsAttention(domain, error);
          throw error;
        }
        strapi.log.warn(`[shopify-crm] the token of ${domain} could not be refreshed yet`);
        return token.accessToken;
      }
      return (await read(domain)).credentials.token.accessToken;
    },

    /**
     * Tries to get another token in place of one that Shopify refused.
     *
     * @returns whether there is one now.
     */
    async replace(domain: string, refused: string | null): Promise<boolean> {
      if (refused === null) return false;
      try {
        await refreshOnce(domain, refused);
        return true;
      } catch (error) {
        if (needsReauthorization(error)) return false;
        throw error;
      }
    },
  };
};

const needsReauthorization = (error: unknown): boolean =>
  (error instanceof ShopifyError || error instanceof CrmError) && error.code === 'reauthorization_required';
