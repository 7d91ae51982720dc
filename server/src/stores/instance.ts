import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { pluginConfig } from '../config';
import { string } from '../content-types/support/attributes';
import { definePrivateModel } from '../private-model';

/** The one row that the table has. */
const ROW = { name: 'strapi' };

/** A private table of the plugin's own: who this Strapi is. Its index lets one process alone decide that. */
export const instanceModel = definePrivateModel(
  { singularName: 'instance', pluralName: 'instances' },
  {
    name: string(),
    instanceId: string(),
  },
  [{ name: 'name_unique', columns: ['name'], type: 'unique' }]
);

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
  const query = () => strapi.db.query(instanceModel.uid);
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
