import type { ShopifyClient } from '../api/types';
import { ACCESS_SCOPES } from '../queries/app';
import type { AccessScopesQueryData } from '../queries/generated';

/** The scopes that the shop granted this app, as Shopify knows them now. */
export async function grantedScopes(
  client: ShopifyClient,
  { signal }: { signal?: AbortSignal } = {}
): Promise<string[]> {
  const { data } = await client.request<AccessScopesQueryData>(ACCESS_SCOPES, undefined, { signal });
  return data.currentAppInstallation.accessScopes.map(({ handle }) => handle);
}

/**
 * The scopes that are required but not granted. A `write_` scope includes its `read_`, which Shopify may leave out.
 */
export function missingScopes(required: readonly string[], granted: readonly string[]): string[] {
  const held = new Set(granted.flatMap((scope) => [scope, scope.replace(/^write_/, 'read_')]));
  return [...new Set(required)].filter((scope) => !held.has(scope));
}
