import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Core } from '@strapi/strapi';

import { pluginConfig, type PluginConfig } from '../../config';
import { CrmError, toCrmError } from '../../errors';
import { getService } from '../../services';
import { clientCredentials, refreshToken, type AccessGrant } from '../../shopify/auth';
import { resolveShopOrigin } from '../../shopify/origin';
import { hasCredentials, storeRows, type StoreRow } from '../rows';
import { sealCredentials, toStoredToken, withSecret, type StoreCredentials, type StoredToken } from './vault';

/** A token is refreshed this long before it ends, in milliseconds: longer than any request takes. */
const REFRESH_MARGIN = 5 * 60 * 1000;

/** How long one process may take to refresh a token before another may try, in milliseconds. */
const LEASE = 60 * 1000;

/** How often a process looks whether the one that refreshes is done, in milliseconds. */
const LOOK_AGAIN = 200;

/** Failures that no later attempt mends: somebody has to do something. */
const FOR_GOOD = new Set<string>([
  'reauthorization_required',
  'client_credentials_invalid',
  'app_not_installed',
  'shop_not_permitted',
]);

const isForGood = (error: unknown): boolean => FOR_GOOD.has(toCrmError(error)?.code ?? '');

const endsWithin = (token: StoredToken, margin: number, now: number): boolean =>
  token.expiresAt !== null && token.expiresAt.getTime() - margin <= now;

/** Gets another token, in the way in which the store's app gets one. */
const requestToken = (
  { shopOrigin }: PluginConfig,
  row: StoreRow,
  { app, token }: StoreCredentials,
  now: () => number
): Promise<AccessGrant> => {
  const request = { origin: resolveShopOrigin(shopOrigin, row.domain), ...app, now };
  if (row.method === 'client-credentials') return clientCredentials(request);
  if (token.refreshToken === null) throw new CrmError('reauthorization_required');
  return refreshToken({ ...request, refreshToken: token.refreshToken });
};

/** Whether there is a way to get another token. */
const isRenewable = ({ method }: StoreRow, { token }: StoreCredentials): boolean =>
  method === 'client-credentials' || token.refreshToken !== null;

interface Held {
  row: StoreRow & { credentials: string };
  credentials: StoreCredentials;
}

/**
 * Hands out the stores' access tokens, and renews those that expire (Shopify: "Offline access tokens": 1 h, the refresh
 * token 90 days and rotating; "Client credentials grant": 24 h, got anew). A refresh token works once, so of all processes on
 * the database only the one that holds the lease on the store's row renews, and what it got is stored before anybody sees it.
 *
 * Where the answer is lost, or this process ends before it is stored, the refresh token that is stored works again: Shopify
 * gives its replacement until that is used (changelog of 2026-08-28). The lease that was left behind tells the next one to wait.
 */
export const createTokenKeeper = (strapi: Core.Strapi) => {
  const rows = storeRows(strapi);
  const clock = () => getService(strapi, 'clock');
  const now = () => clock().now().getTime();
  const running = new Map<string, Promise<void>>();
  // Decrypting is repeated for every request otherwise; the envelope changes whenever its content does.
  const opened = new Map<string, { envelope: string; credentials: StoreCredentials }>();

  const read = async (domain: string): Promise<Held> => {
    const row = await rows.byDomain(domain);
    if (!row || !hasCredentials(row)) {
      opened.delete(domain);
      throw new CrmError('store_not_connected');
    }
    // A copy of the database that runs elsewhere: its use of the token would disturb the Strapi that holds the shop.
    if (row.claimedUrl !== null && row.claimedUrl !== pluginConfig(strapi).publicUrl) {
      throw new CrmError('store_already_connected');
    }
    const known = opened.get(domain);
    if (known?.envelope === row.credentials) return { row, credentials: known.credentials };
    const credentials = getService(strapi, 'stores').credentials(row);
    opened.set(domain, { envelope: row.credentials, credentials });
    return { row, credentials };
  };

  /**
   * Stores what was got. An envelope that was sealed anew meanwhile (the encryption key changed) is replaced too; a store that
   * was disconnected or connected anew keeps what it has.
   */
  const keep = async (
    held: Held,
    owner: string,
    change: (current: StoreCredentials) => StoreCredentials
  ): Promise<void> => {
    const vault = getService(strapi, 'credentials');
    let { row, credentials } = held;
    for (;;) {
      const sealed = sealCredentials(vault, row.domain, change(credentials));
      const where = { id: row.id, tokenLeaseOwner: owner, credentials: row.credentials };
      if ((await rows.updateWhere(where, { credentials: sealed })) === 1) return;
      ({ row, credentials } = await read(row.domain));
      if (row.tokenLeaseOwner !== owner) return;
      if (credentials.token.accessToken !== held.credentials.token.accessToken) return;
    }
  };

  const renew = async (held: Held, owner: string): Promise<void> => {
    const grant = await requestToken(pluginConfig(strapi), held.row, held.credentials, now);
    await keep(held, owner, (current) => ({
      ...current,
      app: held.credentials.app,
      replacedSecrets: held.credentials.replacedSecrets,
      token: toStoredToken(grant, current.token),
    }));
  };

  /**
   * Does something with a store's token while no other process does, unless another has made it needless meanwhile.
   *
   * @param isNeedless looked at before, while waiting, and once the lease is held.
   */
  const underLease = async (
    domain: string,
    isNeedless: (held: Held) => boolean,
    work: (held: Held, owner: string) => Promise<void>
  ): Promise<void> => {
    const owner = randomUUID();
    for (;;) {
      const { row, credentials } = await read(domain);
      if (isNeedless({ row, credentials })) return;
      const now = await clock().read();
      const free = { $or: [{ tokenLeaseUntil: { $null: true } }, { tokenLeaseUntil: { $lte: now } }] };
      const lease = { tokenLeaseOwner: owner, tokenLeaseUntil: new Date(now.getTime() + LEASE) };
      if ((await rows.updateWhere({ id: row.id, ...free }, lease)) === 1) {
        try {
          const held = await read(domain);
          if (!isNeedless(held)) await work(held, owner);
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

  /** Refreshes until the token is another one than `stale`, by this process or another. */
  const refresh = async (domain: string, stale: string): Promise<void> => {
    const isNeedless = ({ credentials }: Held) => credentials.token.accessToken !== stale;
    try {
      await underLease(domain, isNeedless, renew);
    } catch (error) {
      // Refused because one that held the lease before was slow, and used what was got here: it has another token, then.
      if (isForGood(error) && isNeedless(await read(domain))) return;
      throw error;
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
     * @throws CrmError `store_not_connected`, `reauthorization_required`, `store_already_connected` where this is a copy of
     * the Strapi that the store belongs to; ShopifyError where renewing failed and the old token has ended.
     */
    async current(domain: string): Promise<string> {
      const { credentials } = await read(domain);
      const { token } = credentials;
      if (!endsWithin(token, REFRESH_MARGIN, now())) return token.accessToken;
      try {
        await refreshOnce(domain, token.accessToken);
      } catch (error) {
        if (endsWithin(token, 0, now())) {
          if (isForGood(error)) await getService(strapi, 'stores').needsAttention(domain, error);
          throw error;
        }
        strapi.log.warn(`[shopify-crm] the token of ${domain} could not be refreshed yet`);
        return token.accessToken;
      }
      return (await read(domain)).credentials.token.accessToken;
    },

    /**
     * Tries to get another token in place of one that Shopify refused; the store shows why there is none for good.
     *
     * @returns whether there is one now.
     * @throws what says more than that the token was refused.
     */
    async replace(domain: string, refused: string): Promise<boolean> {
      try {
        await refreshOnce(domain, refused);
        return true;
      } catch (error) {
        if (isForGood(error)) await getService(strapi, 'stores').needsAttention(domain, error);
        if (toCrmError(error)?.code === 'reauthorization_required') return false;
        throw error;
      }
    },

    /**
     * Takes another secret of the store's app. Where a token can be got with it, that proves it; the old one is accepted for
     * webhooks for a while.
     *
     * @throws CrmError `store_not_connected`, ShopifyError `client_credentials_invalid` where it is not the app's; nothing is
     * changed then.
     */
    async replaceSecret(domain: string, clientSecret: string): Promise<void> {
      const isNeedless = ({ credentials }: Held) => credentials.app.clientSecret === clientSecret;
      await underLease(domain, isNeedless, async ({ row, credentials }, owner) => {
        const changed = withSecret(credentials, clientSecret, clock().now());
        if (isRenewable(row, credentials)) await renew({ row, credentials: changed }, owner);
        else await keep({ row, credentials }, owner, () => changed);
      });
    },
  };
};
