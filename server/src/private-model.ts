import type { Attributes } from './content-types/support/attributes';
import { PLUGIN_ID } from './plugin-id';

/** A table of the plugin's own that is no content type: Strapi makes and upgrades it, and serves it nowhere. */
export interface PrivateModel {
  uid: string;
  singularName: string;
  tableName: string;
  attributes: Attributes;
  indexes: { name: string; columns: string[]; type?: 'unique' }[];
}

interface Names {
  singularName: string;
  /** What the table is named by. */
  pluralName: string;
}

/**
 * Defines a private model. `register` gives it to Strapi, before the database is there.
 *
 * @param attributes its columns beside `id`, by their names in code.
 * @param indexes by what follows the table's name in theirs; `columns` are named as they are in the table.
 */
export const definePrivateModel = (
  { singularName, pluralName }: Names,
  attributes: Attributes,
  indexes: PrivateModel['indexes']
): PrivateModel => {
  const tableName = `shopify_crm_${pluralName.replaceAll('-', '_')}`;
  return {
    uid: `plugin::${PLUGIN_ID}.${singularName}`,
    singularName,
    tableName,
    attributes: { id: { type: 'increments' }, ...attributes },
    indexes: indexes.map((index) => ({ ...index, name: `${tableName}_${index.name}` })),
  };
};
