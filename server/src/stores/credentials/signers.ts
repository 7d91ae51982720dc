import type { Core } from '@strapi/strapi';

import type { StoreStatus } from '../../../../shared/contracts';
import { pluginConfig } from '../../config';
import { getService } from '../../services';
import { hasCredentials, storeRows, type StoreRow } from '../rows';
import { acceptedSecrets, openKeptSecret } from './vault';

/** Who may sign in the name of a store. */
export interface Signers {
  status: StoreStatus;
  /** Client secrets, the likeliest first. */
  secrets: string[];
}

/** How long an answer stands, in milliseconds: another process may have changed the store. */
const LIFETIME = 5_000;

/** How many domains are remembered, unknown ones included: whoever posts invented ones fills no memory. */
const CAPACITY = 1_000;

const keptSecret = (strapi: Core.Strapi, row: StoreRow): string[] => {
  const { domain, keptSecret: sealed, keptSecretUntil } = row;
  if (sealed === null || keptSecretUntil === null || new Date(keptSecretUntil) <= new Date()) return [];
  return [openKeptSecret(getService(strapi, 'credentials'), { domain, keptSecret: sealed })];
};

/** After the standard app's secret was rotated, Shopify signs with the new one before any store is connected anew. */
const standardSecret = (strapi: Core.Strapi, row: StoreRow): string[] => {
  const { app } = pluginConfig(strapi);
  return row.method === 'app' && app ? [app.clientSecret] : [];
};

const signersOf = (strapi: Core.Strapi, row: StoreRow): Signers => {
  const own = hasCredentials(row)
    ? acceptedSecrets(getService(strapi, 'stores').credentials(row), new Date())
    : [];
  const secrets = [...own, ...keptSecret(strapi, row), ...standardSecret(strapi, row)];
  return { status: row.connectionStatus, secrets: [...new Set(secrets)] };
};

/** The secrets by which requests in a store's name are verified, remembered for a moment so that refusing is cheap. */
export const createSigners = (strapi: Core.Strapi) => {
  const rows = storeRows(strapi);
  const known = new Map<string, { until: number; signers: Signers | null }>();

  return {
    /** @returns null for a domain that is no store's. */
    async of(domain: string): Promise<Signers | null> {
      const entry = known.get(domain);
      if (entry && entry.until > performance.now()) return entry.signers;
      const row = await rows.byDomain(domain);
      const signers = row && signersOf(strapi, row);
      if (known.size >= CAPACITY) known.clear();
      known.set(domain, { until: performance.now() + LIFETIME, signers });
      return signers;
    },

    /** To be called when a store has changed. */
    forget: (domain: string): void => void known.delete(domain),
  };
};
