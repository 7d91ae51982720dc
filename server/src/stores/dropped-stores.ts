import type { Core } from '@strapi/strapi';

import { messageOf } from '../messages';
import { PLUGIN_ID } from '../plugin-id';
import { storeRows } from './rows';

/** The domains of the stores, where they outlive the plugin's tables. */
const noteOf = (strapi: Core.Strapi) => strapi.store({ type: 'plugin', name: PLUGIN_ID, key: 'stores' });

const domainsOf = async (strapi: Core.Strapi): Promise<string[]> =>
  (await storeRows(strapi).all()).map(({ domain }) => domain);

/**
 * The stores whose tables Strapi dropped, as it does when the plugin was disabled or removed for a start. A store's row is
 * never deleted otherwise, so that a note of stores without any row tells. Once one is connected again, it is over.
 *
 * @returns their domains; none where all is well.
 */
export const droppedStores = async (strapi: Core.Strapi): Promise<string[]> => {
  if ((await domainsOf(strapi)).length > 0) return [];
  return ((await noteOf(strapi).get({})) as string[] | null) ?? [];
};

/** Notes the stores that there are; where there are none it leaves the note as it was. */
export const noteStores = async (strapi: Core.Strapi): Promise<void> => {
  const domains = await domainsOf(strapi);
  if (domains.length > 0) await noteOf(strapi).set({ value: domains });
};

/** Done once at start: says in the log what was dropped, and notes the stores. */
export const lookForDroppedStores = async (strapi: Core.Strapi): Promise<void> => {
  const dropped = await droppedStores(strapi);
  if (dropped.length === 0) return noteStores(strapi);
  const { text, remedy } = messageOf('records_dropped');
  strapi.log.error(`[${PLUGIN_ID}] ${text} (${dropped.join(', ')}) ${remedy}`);
};
