import type { AdminClient } from '../../../playground/scripts/support/admin-client';
import { requestJson } from '../../../playground/scripts/support/http';

/** Asks the Strapi at a URL for a full sync of its only store. */
export const startFullSync = async (admin: AdminClient, url: string): Promise<void> => {
  const [store] = await admin.stores();
  await requestJson(`${url}/shopify-crm/stores/${store?.documentId}/sync`, {
    method: 'POST',
    bearer: admin.token,
    body: { mode: 'full' },
  });
};
