import { randomBytes } from 'node:crypto';
import type { Clock } from '../state/types';
import { buildApp } from './apps';
import type { AccessToken, HostedShop, Installation, Platform } from './types';

/** The apps, shops, installations and tokens of one simulator. */
export const createPlatform = (clock: Clock): Platform => {
  const tokens = new Map<string, AccessToken>();
  const uninstallListeners: ((installation: Installation) => void)[] = [];
  const scopesListeners: ((installation: Installation, previous: readonly string[]) => void)[] = [];
  let lastId = 0;

  const revokeTokens = (installation: Installation): void => {
    for (const [token, record] of tokens) if (record.installation === installation) tokens.delete(token);
  };

  const platform: Platform = {
    clock,
    apps: new Map(),
    shops: new Map(),
    nextGid: (typename) => `gid://shopify/${typename}/${++lastId + 100_000}`,
    registerApp(settings) {
      const app = buildApp({ ...platform.apps.get(settings.clientId), ...settings });
      platform.apps.set(app.clientId, app);
      for (const shop of platform.shops.values()) {
        const installation = shop.installations.get(app.clientId);
        if (installation) installation.app = app;
      }
      return app;
    },
    addShop(state, plan = 'standard') {
      const shop: HostedShop = { domain: state.domain, state, plan, installations: new Map() };
      platform.shops.set(shop.domain, shop);
      return shop;
    },
    install(shop, app, scopes) {
      const existing = shop.installations.get(app.clientId);
      if (existing) {
        const previous = existing.scopes;
        existing.scopes = [...scopes];
        const isSame = scopes.length === previous.length && scopes.every((scope) => previous.includes(scope));
        if (!isSame) for (const listener of scopesListeners) listener(existing, previous);
        return existing;
      }
      const installation: Installation = {
        id: platform.nextGid('AppInstallation'),
        app,
        shop,
        scopes: [...scopes],
        installedAt: clock.now().toISOString(),
        metafields: new Map(),
        subscriptions: new Map(),
      };
      shop.installations.set(app.clientId, installation);
      return installation;
    },
    uninstall(installation) {
      for (const listener of uninstallListeners) listener(installation);
      revokeTokens(installation);
      installation.subscriptions.clear();
      installation.shop.installations.delete(installation.app.clientId);
    },
    onScopesChange: (listener) => void scopesListeners.push(listener),
    onUninstall: (listener) => void uninstallListeners.push(listener),
    issueToken(installation, lifetime) {
      const record: AccessToken = {
        token: `shpat_${randomBytes(16).toString('hex')}`,
        installation,
        expiresAt: lifetime === null ? null : clock.now().getTime() + lifetime * 1000,
      };
      tokens.set(record.token, record);
      return record;
    },
    findToken(shop, token) {
      const record = tokens.get(token);
      if (!record || record.installation.shop !== shop) return undefined;
      if (record.expiresAt !== null && record.expiresAt <= clock.now().getTime()) return undefined;
      return record;
    },
    revokeTokens,
  };
  return platform;
};
