import type { Core } from '@strapi/strapi';

import type { ConnectRequest, Store } from '../../../shared/contracts';
import { pluginConfig } from '../config';
import { CrmError, toCrmError } from '../errors';
import { getService } from '../services';
import { authorizeUrl, exchangeCode, verifyCallback, type AccessGrant } from '../shopify/auth';
import { resolveShopOrigin } from '../shopify/origin';
import { parseConnect, type ParsedConnect } from './connect-request';
import { checkConnection, finishConnection } from './connect-steps';
import { disconnectStore, type Disconnected } from './disconnect';
import { answerInstall, type InstallOutcome } from './install';
import { oauthStates, stateCookieName, type Begun, type Handshake } from './oauth-states';
import { DEFAULT_OPTIONS, hasCredentials, optionsOf, type StoreRow } from './rows';
import { requestedScopes } from './scopes';
import { isPublicUrlUsable, publicUrls } from './urls';
import { sealCredentials } from './vault';
import { webhooksView } from './view';

/** How many of the Client ID's last characters are shown. */
const HINT_LENGTH = 5;

/** What a callback came to: codes as in the admin's messages. */
export type CallbackOutcome =
  { ok: true; domain: string } | { ok: false; code: string; permission: string | null };

const refusal = (code: string, permission: string | null = null): CallbackOutcome => ({
  ok: false,
  code,
  permission,
});

/** Connects stores: begins the handshake with Shopify, ends it, and takes a store away again. */
export const createConnectService = ({ strapi }: { strapi: Core.Strapi }) => {
  const states = () => oauthStates(strapi, getService(strapi, 'credentials'));

  const assertReady = async (domain: string): Promise<void> => {
    if (!isPublicUrlUsable(pluginConfig(strapi))) throw new CrmError('public_url_missing');
    getService(strapi, 'credentials').assertKey();
    const known = await getService(strapi, 'stores').findByDomain(domain);
    if (known?.connectionStatus === 'connected') {
      throw new CrmError('store_already_connected', {
        message: 'This Shopify store is already connected here.',
        remedy: 'Disconnect it first to connect it anew.',
      });
    }
  };

  const begin = async (parsed: ParsedConnect, adminId: string | null): Promise<Begun> => {
    const config = pluginConfig(strapi);
    await assertReady(parsed.domain);
    const known = await getService(strapi, 'stores').findByDomain(parsed.domain);
    const options = known ? optionsOf(known) : DEFAULT_OPTIONS;
    const includeOldOrders = parsed.includeOldOrders ?? options.includeOldOrders;
    const { state, cookie } = await states().begin({ ...parsed, adminId }, new Date());
    return {
      redirectUrl: authorizeUrl({
        origin: resolveShopOrigin(config.shopOrigin, parsed.domain),
        clientId: parsed.app.clientId,
        redirectUri: publicUrls(strapi).redirect,
        state,
        scopes: parsed.legacyInstallFlow
          ? requestedScopes(config, parsed.method, { includeOldOrders })
          : null,
      }),
      cookie: { name: stateCookieName(state), value: cookie },
    };
  };

  /** Whether the admin who began may still act: a handshake does not outlive its user's access. */
  const mayStillConnect = async ({ adminId }: Handshake): Promise<boolean> => {
    if (adminId === null) return true;
    const user: { isActive?: boolean; blocked?: boolean } | null = await strapi.db
      .query('admin::user')
      .findOne({ where: { id: adminId } });
    return user !== null && user.isActive === true && user.blocked !== true;
  };

  const saveStore = async (handshake: Handshake, grant: AccessGrant): Promise<StoreRow> => {
    const stores = getService(strapi, 'stores');
    const known = await stores.findByDomain(handshake.domain);
    const options = known ? optionsOf(known) : DEFAULT_OPTIONS;
    return stores.save(handshake.domain, {
      connectionStatus: 'pending',
      connectedAt: new Date(),
      method: handshake.method,
      clientIdHint: handshake.app.clientId.slice(-HINT_LENGTH),
      options: { ...options, includeOldOrders: handshake.includeOldOrders ?? options.includeOldOrders },
      credentials: sealCredentials(getService(strapi, 'credentials'), handshake.domain, {
        app: handshake.app,
        token: {
          accessToken: grant.accessToken,
          expiresAt: grant.expiresAt ?? null,
          refreshToken: grant.refreshToken ?? null,
          refreshTokenExpiresAt: grant.refreshTokenExpiresAt ?? null,
        },
      }),
      keptSecret: null,
      keptSecretUntil: null,
      tokenLeaseOwner: null,
      tokenLeaseUntil: null,
      lastError: null,
    });
  };

  const exchange = async (handshake: Handshake, code: string): Promise<StoreRow> => {
    const { shopOrigin, expiringTokens } = pluginConfig(strapi);
    const grant = await exchangeCode({
      origin: resolveShopOrigin(shopOrigin, handshake.domain),
      ...handshake.app,
      code,
      expiring: expiringTokens,
    });
    return saveStore(handshake, grant);
  };

  const asRefusal = (error: unknown): CallbackOutcome => {
    const known = toCrmError(error);
    if (!known) strapi.log.error(error);
    return refusal(known?.code ?? 'internal_error', known?.permission ?? null);
  };

  const beginStandard = (domain: string): Promise<Begun> =>
    begin(parseConnect({ domain, method: 'app' }, pluginConfig(strapi)), null);

  return {
    /**
     * Begins a handshake for an admin.
     *
     * @throws CrmError `request_invalid` with the wrong fields, `connect_method_unavailable`, `standard_app_missing`,
     * `public_url_missing`, `encryption_key_missing`, `store_already_connected`.
     */
    async begin(request: ConnectRequest, adminId: string): Promise<Begun> {
      return begin(parseConnect(request, pluginConfig(strapi)), adminId);
    },

    /**
     * Ends a handshake: checks who answers, exchanges the code, stores the token, then runs the steps that follow. Never
     * throws: every outcome is one that the browser is sent to the settings page with.
     *
     * @param query the raw query string.
     * @param cookieOf reads a cookie of the browser.
     */
    async finish(query: string, cookieOf: (name: string) => string | undefined): Promise<CallbackOutcome> {
      try {
        const parameters = new URLSearchParams(query);
        const state = parameters.get('state') ?? '';
        const cookie = cookieOf(stateCookieName(state)) ?? '';
        const handshake = await states().consume(state, cookie, new Date());
        if (!handshake || !(await mayStillConnect(handshake))) return refusal('oauth_state_invalid');
        if (parameters.has('error')) return refusal('oauth_access_denied');
        const verified = verifyCallback(query, handshake.app.clientSecret, {
          expectedShop: handshake.domain,
        });
        if (!verified.ok) return refusal(verified.code);
        if (verified.query.code === null) return refusal('oauth_code_invalid');
        await assertReady(handshake.domain);
        const store = await exchange(handshake, verified.query.code);
        const { error } = await finishConnection(strapi, store);
        return error === null ? { ok: true, domain: handshake.domain } : asRefusal(error);
      } catch (error) {
        return asRefusal(error);
      }
    },

    /**
     * Answers an install that begins in Shopify (the App URL): a signed one goes on to Shopify's consent page with the
     * standard app, or to the settings page where an admin connects the store with its own app. Never throws.
     *
     * @param query the raw query string.
     */
    install: (query: string): Promise<InstallOutcome> => answerInstall(strapi, query, beginStandard),

    /**
     * Does again what a store needs beside its token: reads its scopes, its shop, and registers its webhooks.
     *
     * @throws CrmError `not_found`, `store_not_connected`; what failed, where the webhooks could not be asked for.
     */
    async checkAgain(documentId: string): Promise<Store['webhooks']> {
      const stores = getService(strapi, 'stores');
      const row = await stores.require(documentId);
      if (!hasCredentials(row)) throw new CrmError('store_not_connected');
      const { error, stopped } = await checkConnection(strapi, row);
      if (stopped) throw error;
      return webhooksView(await stores.require(documentId));
    },

    /**
     * Takes a store away: its syncs end, its token is revoked and forgotten, its records stay.
     *
     * @throws CrmError `not_found`
     */
    async disconnect(documentId: string): Promise<Disconnected> {
      return disconnectStore(strapi, documentId);
    },
  };
};

export type ConnectService = ReturnType<typeof createConnectService>;
