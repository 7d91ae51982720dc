import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

import type { Core } from '@strapi/strapi';
import { object } from 'yup';

import type { ConnectMethod } from '../../../../shared/contracts';
import { datetime, json, string, text } from '../../content-types/support/attributes';
import { definePrivateModel } from '../../private-model';
import type { CredentialsService } from '../credentials';
import { appSchema, type AppCredentials } from '../credentials/vault';

/** How long a handshake may take: 10 minutes, in milliseconds. */
export const STATE_LIFETIME = 10 * 60 * 1000;

/** A private table of the plugin's own: the handshakes that were begun and not yet finished. */
export const oauthStateModel = definePrivateModel(
  { singularName: 'oauth-state', pluralName: 'oauth-states' },
  {
    stateHash: string(),
    cookieHash: string(),
    domain: string(),
    adminId: string(),
    method: string(),
    sealed: text(),
    options: json(),
    expiresAt: datetime(),
  },
  [
    { name: 'state_unique', columns: ['state_hash'], type: 'unique' },
    { name: 'expires_index', columns: ['expires_at'] },
  ]
);

/** What a handshake carries from its beginning to the callback. */
export interface Handshake {
  domain: string;
  /** The admin user who began it; null for one that began in Shopify. */
  adminId: string | null;
  method: ConnectMethod;
  app: AppCredentials;
  /** undefined: as the store has it. */
  includeOldOrders: boolean | undefined;
  takeOver: boolean;
}

/** Where the browser goes on, and the cookie that it must bring back from there. */
export interface Begun {
  redirectUrl: string;
  cookie: { name: string; value: string };
}

interface StateRow {
  id: number;
  cookieHash: string;
  domain: string;
  adminId: string | null;
  method: ConnectMethod;
  sealed: string;
  options: { includeOldOrders?: boolean; takeOver?: boolean } | null;
}

const stateSchema = object({ app: appSchema.required() });

const hash = (secret: string) => createHash('sha256').update(secret).digest('hex');

const sameHash = (left: string, right: string) =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));

/** The name of the browser's cookie for a state, so that two handshakes at a time don't overwrite each other's. */
export const stateCookieName = (state: string): string => `shopify_crm_oauth_${hash(state).slice(0, 12)}`;

/**
 * The handshakes in progress. Only hashes of the state and of the browser's cookie are stored, and the app's secret is
 * sealed, so that a copy of the table finishes no handshake.
 */
export const oauthStates = (strapi: Core.Strapi, credentials: CredentialsService) => {
  const query = () => strapi.db.query(oauthStateModel.uid);

  return {
    /** Stores a handshake, and sweeps those that were never finished. */
    async begin(handshake: Handshake, now: Date): Promise<{ state: string; cookie: string }> {
      const state = randomBytes(32).toString('base64url');
      const cookie = randomBytes(32).toString('base64url');
      await query().deleteMany({ where: { expiresAt: { $lt: now } } });
      await query().create({
        data: {
          stateHash: hash(state),
          cookieHash: hash(cookie),
          domain: handshake.domain,
          adminId: handshake.adminId,
          method: handshake.method,
          sealed: credentials.seal(handshake.domain, 'oauth-state', { app: handshake.app }),
          options: { includeOldOrders: handshake.includeOldOrders, takeOver: handshake.takeOver },
          expiresAt: new Date(now.getTime() + STATE_LIFETIME),
        },
      });
      return { state, cookie };
    },

    /**
     * Takes a handshake, once: of two callbacks with the same state, the one whose DELETE hits the row has it.
     *
     * @param cookie the value that this browser was given when the handshake began.
     * @returns null where there is none for this state and browser, or it is too old, or was taken before.
     */
    async consume(state: string, cookie: string, now: Date): Promise<Handshake | null> {
      const row: StateRow | null = await query().findOne({
        where: { stateHash: hash(state), expiresAt: { $gte: now } },
      });
      if (!row || !sameHash(row.cookieHash, hash(cookie))) return null;
      const { count } = await query().deleteMany({ where: { id: row.id } });
      if (count !== 1) return null;
      const value = credentials.open(row.domain, 'oauth-state', row.sealed);
      return {
        domain: row.domain,
        adminId: row.adminId,
        method: row.method,
        app: stateSchema.validateSync(value).app,
        includeOldOrders: row.options?.includeOldOrders,
        takeOver: row.options?.takeOver ?? false,
      };
    },
  };
};
