import type { ShopifyClient } from '../api/types';
import { ShopifyError } from '../errors';
import { APP_UNINSTALL } from '../queries/app';
import type { AppUninstallMutationData } from '../queries/generated';

/** Revokes the current token, for apps and versions without the mutation. */
const REVOKE_PATH = '/admin/api_permissions/current.json';

/**
 * Uninstalls the app from the shop, which ends its access token.
 *
 * @throws ShopifyError where neither way works; `reauthorization_required` means that the token has ended already.
 */
export async function revokeToken(
  client: ShopifyClient,
  { signal }: { signal?: AbortSignal } = {}
): Promise<void> {
  try {
    const { data } = await client.request<AppUninstallMutationData>(APP_UNINSTALL, undefined, { signal });
    if (data.appUninstall && data.appUninstall.userErrors.length === 0) return;
  } catch (error) {
    const other =
      error instanceof ShopifyError && ['query_invalid', 'missing_shopify_permission'].includes(error.code);
    if (!other) throw error;
  }
  await client.delete(REVOKE_PATH, { signal });
}
