import { inDatabase } from './tables';

/**
 * Lets every settled webhook of the demo have failed, as if Shopify had not answered ten attempts: that takes hours.
 *
 * @param folder the demo's, with its database.
 * @param topic only those of a topic.
 * @returns how many there are.
 */
export const failEvents = (folder: string, topic?: string): Promise<number> => {
  const error = {
    code: 'shopify_unreachable',
    message: 'Shopify did not answer',
    at: new Date().toISOString(),
  };
  return inDatabase(folder, (knex) =>
    knex('shopify_crm_webhook_events')
      .whereNotNull('settled_at')
      .andWhere(topic ? { topic } : {})
      .update({ state: 'failed', attempts: 10, error: JSON.stringify(error) })
  );
};
