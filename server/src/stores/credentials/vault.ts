import { array, date, object, string } from 'yup';

import type { AccessGrant } from '../../shopify/auth';
import type { StoreRow } from '../rows';
import type { CredentialsService } from '.';

/** The app that a token was given to. */
export interface AppCredentials {
  clientId: string;
  clientSecret: string;
}

/** An Admin API token with what renews it; a token that does not expire has nulls. */
export interface StoredToken {
  accessToken: string;
  expiresAt: Date | null;
  refreshToken: string | null;
  refreshTokenExpiresAt: Date | null;
}

/** What is stored of a grant; where it brings no new refresh token, that of the token before stays. */
export const toStoredToken = (grant: Omit<AccessGrant, 'scopes'>, before?: StoredToken): StoredToken => ({
  accessToken: grant.accessToken,
  expiresAt: grant.expiresAt ?? null,
  refreshToken: grant.refreshToken ?? before?.refreshToken ?? null,
  refreshTokenExpiresAt: grant.refreshTokenExpiresAt ?? before?.refreshTokenExpiresAt ?? null,
});

/** A secret that was replaced, and until when webhooks may still be signed with it. */
export interface ReplacedSecret {
  clientSecret: string;
  until: Date;
}

/** All that a connected store's envelope holds. */
export interface StoreCredentials {
  app: AppCredentials;
  /** Secrets that the app's was changed from, the last one first. */
  replacedSecrets: ReplacedSecret[];
  token: StoredToken;
}

/** What a connection begins with. */
export const freshCredentials = (app: AppCredentials, token: StoredToken): StoreCredentials => ({
  app,
  replacedSecrets: [],
  token,
});

/**
 * How long webhooks may be signed with a secret that was replaced, in milliseconds: Shopify signs with the old one for an hour
 * (shopify.dev: "Verify webhook deliveries"), and repeats deliveries for four.
 */
const REPLACED_SECRET_LIFETIME = 24 * 60 * 60 * 1000;

/** The credentials with another secret of the same app; the old one is accepted for a while. */
export const withSecret = (
  credentials: StoreCredentials,
  clientSecret: string,
  now: Date
): StoreCredentials => {
  const { app, replacedSecrets } = credentials;
  if (app.clientSecret === clientSecret) return credentials;
  const until = new Date(now.getTime() + REPLACED_SECRET_LIFETIME);
  const kept = replacedSecrets.filter((one) => one.until > now && one.clientSecret !== clientSecret);
  return {
    ...credentials,
    app: { ...app, clientSecret },
    replacedSecrets: [{ clientSecret: app.clientSecret, until }, ...kept],
  };
};

/** The secrets that webhooks may be signed with now, the likeliest first. */
export const acceptedSecrets = ({ app, replacedSecrets }: StoreCredentials, now: Date): string[] => [
  app.clientSecret,
  ...replacedSecrets.filter(({ until }) => until > now).map(({ clientSecret }) => clientSecret),
];

/** The shape of an app's credentials, wherever they were sealed. */
export const appSchema = object({ clientId: string().required(), clientSecret: string().required() });

const credentialsSchema = object({
  app: appSchema.required(),
  replacedSecrets: array()
    .of(object({ clientSecret: string().required(), until: date().required() }).required())
    .default([]),
  token: object({
    accessToken: string().required(),
    expiresAt: date().nullable().default(null),
    refreshToken: string().nullable().default(null),
    refreshTokenExpiresAt: date().nullable().default(null),
  }).required(),
});

const keptSchema = object({ clientSecret: string().required() });

type Sealed = Pick<StoreRow, 'domain'>;

/** Seals a store's credentials for its row. */
export const sealCredentials = (
  service: CredentialsService,
  domain: string,
  value: StoreCredentials
): string => service.seal(domain, 'credentials', value);

/** Opens what `sealCredentials` made. */
export const openCredentials = (
  service: CredentialsService,
  row: Sealed & { credentials: string }
): StoreCredentials =>
  credentialsSchema.validateSync(service.open(row.domain, 'credentials', row.credentials));

/** Seals the app's secret alone, for the compliance webhooks that come after a disconnect. */
export const sealKeptSecret = (service: CredentialsService, domain: string, clientSecret: string): string =>
  service.seal(domain, 'kept-secret', { clientSecret });

/** Opens what `sealKeptSecret` made. */
export const openKeptSecret = (service: CredentialsService, row: Sealed & { keptSecret: string }): string =>
  keptSchema.validateSync(service.open(row.domain, 'kept-secret', row.keptSecret)).clientSecret;
