import path from 'node:path';

import createKnex from 'knex';

/**
 * Lets every settled webhook of the demo have failed, as if Shopify had not answered ten attempts: that takes hours.
 *
 * @param folder the demo's, with its database.
 * @returns how many there are.
 */
export const failEvents = async (folder: string): Promise<number> => {
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: { filename: path.join(folder, 'data.db') },
    useNullAsDefault: true,
  });
  const error = {
    code: 'shopify_unreachable',
    message: 'Shopify did not answer',
    at: new Date().toISOString(),
  };
  try {
    return await knex('shopify_crm_webhook_events')
      .whereNotNull('settled_at')
      .update({ state: 'failed', attempts: 10, error: JSON.stringify(error) });
  } finally {
    await knex.destroy();
  }
};
