import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { pluginConfig } from '../config';

const UID = 'plugin::shopify-crm.instance';

/** The one row that the table has. */
const ROW = { name: 'strapi' };

/** A private table (registered in `register`): who this Strapi is. Its index lets one process alone decide that. */
export const instanceModel = {
  uid: UID,
  singularName: 'instance',
  tableName: 'shopify_crm_instances',
  attributes: {
    id: { type: 'increments' },
    name: { type: 'string' },
    instanceId: { type: 'string' },
  },
  indexes: [{ name: 'shopify_crm_instances_name_unique', columns: ['name'], type: 'unique' }],
} as const;

/** A Strapi as the shops know it: a copy of its database under another address is another one. */
export interface Instance {
  /** Made once per database. */
  instanceId: string;
  /** Where Shopify reaches it. */
  publicUrl: string;
}

/** Who this Strapi is. Its id is made on first use; processes that make it at the same time agree on one. */
export const thisInstance = async (strapi: Core.Strapi): Promise<Instance> => {
  const { publicUrl } = pluginConfig(strapi);
  const query = () => strapi.db.query(UID);
  const stored = async (): Promise<Instance | null> => {
    const row: { instanceId: string } | null = await query().findOne({ where: ROW });
    return row && { instanceId: row.instanceId, publicUrl };
  };
  const known = await stored();
  if (known) return known;
  const instanceId = randomUUID();
  try {
    await query().create({ data: { ...ROW, instanceId } });
    return { instanceId, publicUrl };
  } catch (error) {
    // The unique index refuses all but the first process.
    const other = await stored();
    if (!other) throw error;
    return other;
  }
};
