import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { ConnectRequest, ShopHolder, Store } from '../../../../shared/contracts';
import { pluginConfig } from '../../config';
import { CrmError, toCrmError } from '../../errors';
import { getService } from '../../services';
import { authorizeUrl, exchangeCode, refusalOfAuthorize, verifyCallback } from '../../shopify/auth';
import { resolveShopOrigin } from '../../shopify/origin';
import { freshCredentials, toStoredToken } from '../credentials/vault';
import { disconnectStore, type Disconnected } from '../disconnect';
import { hasCredentials } from '../rows';
import { requestedScopes } from '../scopes';
import { isPublicUrlUsable, publicUrls } from '../urls';
import { connectDirectly } from './direct';
import { establishStore, optionsToBe } from './establish';
import { answerInstall, type InstallOutcome } from './install';
import { oauthStates, stateCookieName, type Begun, type Handshake } from './oauth-states';
import { isRedirecting, parseConnect, type RedirectingConnect } from './request';
import { checkConnection, type StepsOutcome } from './steps';

/** What a connect request came to: the browser goes on to Shopify, or the store is there already. */
export type Connected = { kind: 'begun'; begun: Begun } | { kind: 'connected'; store: Store };

/** What a callback came to: codes as in the admin's messages. */
export type CallbackOutcome =
  | { ok: true; domain: string }
  | { ok: false; code: string; permission: string | null; domain: string | null; holder: ShopHolder | null };

type Refused = Extract<CallbackOutcome, { ok: false }>;

const refusal = (code: string, more: Partial<Omit<Refused, 'ok' | 'code'>> = {}): Refused => ({
  ok: false,
  code,
  permission: null,
  domain: null,
  holder: null,
  ...more,
});

/** Connects stores: at once, or by a handshake with Shopify that it begins and ends; and takes a store away again. */
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

  const begin = async (parsed: RedirectingConnect, adminId: string | null): Promise<Begun> => {
    const config = pluginConfig(strapi);
    await assertReady(parsed.domain);
    const options = await optionsToBe(strapi, parsed);
    const urlWith = (state: string): string =>
      authorizeUrl({
        origin: resolveShopOrigin(config.shopOrigin, parsed.domain),
        clientId: parsed.app.clientId,
        redirectUri: publicUrls(strapi).redirect,
        state,
        scopes: parsed.legacyInstallFlow ? requestedScopes(config, parsed.method, options) : null,
      });
    const refused = await refusalOfAuthorize(urlWith(randomUUID()));
    if (refused) throw refused;
    const { state, cookie } = await states().begin(
      { ...parsed, adminId },
      await getService(strapi, 'clock').read()
    );
    return { redirectUrl: urlWith(state), cookie: { name: stateCookieName(state), value: cookie } };
  };

  /** Whether the admin who began may still act: a handshake does not outlive its user's access. */
  const mayStillConnect = async ({ adminId }: Handshake): Promise<boolean> => {
    if (adminId === null) return true;
    const user: { isActive?: boolean; blocked?: boolean } | null = await strapi.db
      .query('admin::user')
      .findOne({ where: { id: adminId } });
    return user !== null && user.isActive === true && user.blocked !== true;
  };

  const exchange = async (handshake: Handshake, code: string): Promise<StepsOutcome> => {
    const { shopOrigin, expiringTokens } = pluginConfig(strapi);
    const grant = await exchangeCode({
      origin: resolveShopOrigin(shopOrigin, handshake.domain),
      ...handshake.app,
      code,
      expiring: expiringTokens,
    });
    return establishStore(strapi, handshake, freshCredentials(handshake.app, toStoredToken(grant)));
  };

  const asRefusal = (error: unknown, domain: string | null): CallbackOutcome => {
    const known = toCrmError(error);
    if (!known) strapi.log.error(error);
    const { code = 'internal_error', permission = null, holder = null } = known ?? {};
    return refusal(code, { permission, domain, holder });
  };

  const beginStandard = async (domain: string): Promise<Begun> => {
    const parsed = parseConnect({ domain, method: 'app' }, pluginConfig(strapi));
    if (!isRedirecting(parsed)) throw new CrmError('standard_app_missing');
    return begin(parsed, null);
  };

  return {
    /**
     * Connects a store for an admin: begins a handshake, or, with a method that needs none, does all of it.
     *
     * @throws CrmError `request_invalid` with the wrong fields, `standard_app_missing`, `public_url_missing`,
     * `encryption_key_missing`, `store_already_connected`; for a method without a redirect what Shopify refuses.
     */
    async connect(request: ConnectRequest, adminId: string): Promise<Connected> {
      const parsed = parseConnect(request, pluginConfig(strapi));
      if (isRedirecting(parsed)) return { kind: 'begun', begun: await begin(parsed, adminId) };
      await assertReady(parsed.domain);
      const { documentId } = await connectDirectly(strapi, parsed);
      return { kind: 'connected', store: await getService(strapi, 'stores').get(documentId) };
    },

    /**
     * Ends a handshake: checks who answers, exchanges the code, stores the token, then runs the steps that follow. Never
     * throws: every outcome is one that the browser is sent to the settings page with.
     *
     * @param query the raw query string.
     * @param cookieOf reads a cookie of the browser.
     */
    async finish(query: string, cookieOf: (name: string) => string | undefined): Promise<CallbackOutcome> {
      let domain: string | null = null;
      try {
        const parameters = new URLSearchParams(query);
        const state = parameters.get('state') ?? '';
        const cookie = cookieOf(stateCookieName(state)) ?? '';
        const handshake = await states().consume(state, cookie, await getService(strapi, 'clock').read());
        if (!handshake || !(await mayStillConnect(handshake))) return refusal('oauth_state_invalid');
        ({ domain } = handshake);
        if (parameters.has('error')) return refusal('oauth_access_denied', { domain });
        const verified = verifyCallback(query, handshake.app.clientSecret, {
          expectedShop: handshake.domain,
        });
        if (!verified.ok) return refusal(verified.code, { domain });
        if (verified.query.code === null) return refusal('oauth_code_invalid', { domain });
        await assertReady(domain);
        const { error } = await exchange(handshake, verified.query.code);
        return error === null ? { ok: true, domain } : asRefusal(error, domain);
      } catch (error) {
        return asRefusal(error, domain);
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
      return (await stores.get(documentId)).webhooks;
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
