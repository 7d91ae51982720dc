import { randomBytes } from 'node:crypto';
import { grantableScopes } from '../platform/scopes';
import type { App, HostedShop, Installation, Platform } from '../platform/types';

/** Lifetimes in seconds (shopify.dev, "Offline access tokens" and "Client credentials grant"). */
const ACCESS_SECONDS = 3_600;
const REFRESH_SECONDS = 7_776_000;
const CLIENT_CREDENTIALS_SECONDS = 86_399;

/** How long after its first use a refresh token may be used again, as long as its replacement was not. */
const RETRY_SECONDS = 30 * 86_400;

/** How long a code can be exchanged. */
const CODE_SECONDS = 60;

/** The token endpoint's answer. */
export interface TokenAnswer {
  access_token: string;
  scope: string;
  expires_in?: number;
  refresh_token?: string;
  refresh_token_expires_in?: number;
}

/** A refusal of the token endpoint. */
export interface GrantError {
  error: string;
  error_description: string;
}

/** What the token endpoint can do. */
export interface Grants {
  /** A code for an approved install; exchanged once. */
  issueCode(shop: HostedShop, app: App, scopes: readonly string[]): string;
  exchangeCode(shop: HostedShop, app: App, code: string, expiring: boolean): TokenAnswer | GrantError;
  /**
   * A refresh token gives its replacement as often as it is asked until that is used, for 30 days at most: an app may have lost
   * the answer (shopify.dev changelog of 2026-08-28, "More resilient refreshes for expiring offline access tokens").
   */
  refresh(shop: HostedShop, app: App, refreshToken: string): TokenAnswer | GrantError;
  clientCredentials(shop: HostedShop, app: App): TokenAnswer | GrantError;
}

interface Code {
  shop: HostedShop;
  app: App;
  scopes: string[];
  expiresAt: number;
}

interface RefreshToken {
  installation: Installation;
  expiresAt: number;
  /** The refresh token whose use gave this one; it is retired when this one is used. */
  predecessor: string | null;
  /** What its first use gave. */
  replacement: { token: string; retryUntil: number } | null;
}

const refused = (error: string, error_description: string): GrantError => ({ error, error_description });

export const createGrants = (platform: Platform): Grants => {
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, RefreshToken>();
  const now = () => platform.clock.now().getTime();

  const scopeOf = (installation: Installation): string => installation.scopes.join(',');

  const newRefreshToken = (installation: Installation, predecessor: string | null): string => {
    const token = `shprt_${randomBytes(16).toString('hex')}`;
    const expiresAt = now() + REFRESH_SECONDS * 1000;
    refreshTokens.set(token, { installation, expiresAt, predecessor, replacement: null });
    return token;
  };

  /** An access token that lives an hour, whatever becomes of the refresh token beside it. */
  const answerWith = (installation: Installation, refreshToken: string): TokenAnswer => ({
    access_token: platform.issueToken(installation, ACCESS_SECONDS).token,
    scope: scopeOf(installation),
    expires_in: ACCESS_SECONDS,
    refresh_token: refreshToken,
    refresh_token_expires_in: REFRESH_SECONDS,
  });

  const issueExpiring = (installation: Installation): TokenAnswer =>
    answerWith(installation, newRefreshToken(installation, null));

  platform.onUninstall((installation) => {
    for (const [token, record] of refreshTokens)
      if (record.installation === installation) refreshTokens.delete(token);
  });

  return {
    issueCode(shop, app, scopes) {
      const code = randomBytes(16).toString('hex');
      codes.set(code, {
        shop,
        app,
        scopes: grantableScopes(app, scopes),
        expiresAt: now() + CODE_SECONDS * 1000,
      });
      return code;
    },
    exchangeCode(shop, app, code, expiring) {
      const found = codes.get(code);
      codes.delete(code);
      if (!found || found.shop !== shop || found.app.clientId !== app.clientId || found.expiresAt <= now()) {
        return refused('invalid_request', 'The authorization code was not found or was already used');
      }
      const installation = platform.install(shop, app, found.scopes);
      if (expiring) return issueExpiring(installation);
      return { access_token: platform.issueToken(installation, null).token, scope: scopeOf(installation) };
    },
    refresh(shop, app, refreshToken) {
      const found = refreshTokens.get(refreshToken);
      const isOurs = found?.installation.shop === shop && found.installation.app.clientId === app.clientId;
      if (!found || !isOurs || found.expiresAt <= now()) {
        return refused('invalid_request', 'This request requires an active refresh_token');
      }
      if (found.replacement && found.replacement.retryUntil <= now())
        return refused('invalid_request', 'This request requires an active refresh_token');
      if (found.predecessor) refreshTokens.delete(found.predecessor);
      found.replacement ??= {
        token: newRefreshToken(found.installation, refreshToken),
        retryUntil: now() + RETRY_SECONDS * 1000,
      };
      return answerWith(found.installation, found.replacement.token);
    },
    clientCredentials(shop, app) {
      if (!app.organisationShops.includes(shop.domain)) {
        return refused('shop_not_permitted', 'Client credentials cannot be performed on this shop.');
      }
      const installation = shop.installations.get(app.clientId);
      if (!installation) return refused('app_not_installed', 'The app is not installed on this shop.');
      return {
        access_token: platform.issueToken(installation, CLIENT_CREDENTIALS_SECONDS).token,
        scope: scopeOf(installation),
        expires_in: CLIENT_CREDENTIALS_SECONDS,
      };
    },
  };
};
