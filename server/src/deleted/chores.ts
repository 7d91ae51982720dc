import type { Core } from '@strapi/strapi';

const UID = 'plugin::shopify-crm.chore';

/** A private table (registered in `register`): when a chore that all processes share was last begun. */
export const choreModel = {
  uid: UID,
  singularName: 'chore',
  tableName: 'shopify_crm_chores',
  attributes: {
    id: { type: 'increments' },
    name: { type: 'string' },
    begunAt: { type: 'datetime' },
  },
  indexes: [{ name: 'shopify_crm_chores_name_unique', columns: ['name'], type: 'unique' }],
} as const;

/**
 * Claims a chore that was not begun since `since`.
 *
 * @returns whether this call has it: of several processes, one.
 */
export const claimChore = async (strapi: Core.Strapi, name: string, since: Date): Promise<boolean> => {
  const chores = strapi.db.query(UID);
  const begunAt = new Date();
  const { count } = await chores.updateMany({ where: { name, begunAt: { $lte: since } }, data: { begunAt } });
  if (count > 0) return true;
  if ((await chores.count({ where: { name } })) > 0) return false;
  try {
    await chores.create({ data: { name, begunAt } });
    return true;
  } catch (error) {
    // The unique index refused it: another process was faster.
    if ((await chores.count({ where: { name } })) > 0) return false;
    throw error;
  }
};
