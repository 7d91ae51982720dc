import type { ShopifyClient } from './api/types';
import { ShopifyError } from './errors';
import { APP_DATA_DELETE, APP_DATA_SET, INSTALLATION } from './queries/app';
import type {
  AppDataDeleteMutationData,
  AppDataSetMutationData,
  InstallationQueryData,
} from './queries/generated';

/** Where a value of the app lies: `$app` stands for a namespace that no other app can read or write. */
export interface AppDataKey {
  namespace: `$app:${string}`;
  key: string;
}

/** The app's installation in a shop. */
export interface Installation {
  /** Global id. */
  id: string;
  /** The app's Client ID. */
  clientId: string;
  /** The value at the key that was asked for, as text; null where there is none. */
  value: string | null;
  /** Names the value that was read, so that it is replaced and no other; null where there is none. */
  digest: string | null;
}

interface Options {
  signal?: AbortSignal;
}

/** Reads the installation that the token belongs to, with one value that the app keeps there. */
export async function readInstallation(
  client: ShopifyClient,
  key: AppDataKey,
  { signal }: Options = {}
): Promise<Installation> {
  const { data } = await client.request<InstallationQueryData>(INSTALLATION, { ...key }, { signal });
  const { id, app, metafield } = data.currentAppInstallation;
  return {
    id,
    clientId: app.apiKey,
    value: metafield?.value ?? null,
    digest: metafield?.compareDigest ?? null,
  };
}

/**
 * Writes a value in place of the one that was read, or where there was none; of several that try at a time, Shopify lets one
 * (shopify.dev, `metafieldsSet`: "compareDigest").
 *
 * @returns false where there is another value by now.
 * @throws ShopifyError `request_refused` where Shopify does not take it.
 */
export async function replaceAppData(
  client: ShopifyClient,
  { id, digest }: Pick<Installation, 'id' | 'digest'>,
  key: AppDataKey,
  value: object,
  { signal }: Options = {}
): Promise<boolean> {
  const metafield = {
    ownerId: id,
    ...key,
    type: 'json',
    value: JSON.stringify(value),
    compareDigest: digest,
  };
  const { data } = await client.request<AppDataSetMutationData>(
    APP_DATA_SET,
    { metafields: [metafield] },
    { signal }
  );
  const [refusal] = data.metafieldsSet?.userErrors ?? [];
  if (!refusal) return true;
  if (refusal.code === 'STALE_OBJECT') return false;
  throw new ShopifyError('request_refused', { message: refusal.message });
}

/** Removes a value, if it is there. */
export async function deleteAppData(
  client: ShopifyClient,
  { id }: Pick<Installation, 'id'>,
  key: AppDataKey,
  { signal }: Options = {}
): Promise<void> {
  const { data } = await client.request<AppDataDeleteMutationData>(
    APP_DATA_DELETE,
    { metafields: [{ ownerId: id, ...key }] },
    { signal }
  );
  const [refusal] = data.metafieldsDelete?.userErrors ?? [];
  if (refusal) throw new ShopifyError('request_refused', { message: refusal.message });
}
