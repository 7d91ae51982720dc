import { datetime, internal, string, type Attribute, type Attributes } from './attributes';

/** A database index, with the columns' names as they are in the table. */
export interface Index {
  name: string;
  columns: string[];
  type?: 'unique';
}

export interface ContentTypeSchema {
  kind: 'collectionType';
  collectionName: string;
  info: { singularName: string; pluralName: string; displayName: string; description: string };
  options: { draftAndPublish: false };
  pluginOptions: Record<string, { visible: boolean }>;
  attributes: Attributes;
  indexes: Index[];
  config?: Record<string, unknown>;
}

interface Names {
  singularName: string;
  pluralName: string;
  displayName: string;
  description: string;
}

/** How a type is shown in the Content Manager. */
interface Face {
  mainField: string;
  sortBy: { field: string; order: 'ASC' | 'DESC' };
  /** The columns of the list view. */
  list: string[];
  /** The rows of the edit view; each field's width is 1/n of 12 columns. */
  edit: string[][];
  /** Labels of the fields; a field without one is labelled by its name in words. */
  labels?: Record<string, string>;
}

/** `sourceUpdatedAt` → `Source updated at`. */
const inWords = (name: string) => {
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** By what a related record is named; Strapi would take its first text field. */
const MAIN_FIELDS: Record<string, string> = {
  'plugin::shopify-crm.contact': 'displayName',
  'plugin::shopify-crm.invoice': 'name',
  'plugin::shopify-crm.fulfilment': 'trackingNumber',
  'plugin::shopify-crm.refund': 'amount',
};

/** All synced fields are read-only in the Content Manager: Shopify would overwrite what is typed there. */
const contentManagerConfig = (face: Face, attributes: Attributes) => {
  const label = (name: string) => face.labels?.[name] ?? inWords(name);
  const edit = (name: string) => {
    const shown =
      attributes[name]?.type === 'relation' ? MAIN_FIELDS[String(attributes[name].target)] : undefined;
    return { label: label(name), editable: false, ...(shown ? { mainField: shown } : {}) };
  };
  const width = (row: string[], name: string) => (attributes[name]?.type === 'json' ? 12 : 12 / row.length);
  return {
    settings: {
      bulkable: true,
      filterable: true,
      searchable: true,
      pageSize: 20,
      mainField: face.mainField,
      defaultSortBy: face.sortBy.field,
      defaultSortOrder: face.sortBy.order,
    },
    metadatas: Object.fromEntries(
      Object.keys(attributes).map((name) => [name, { edit: edit(name), list: { label: label(name) } }])
    ),
    layouts: {
      list: face.list,
      edit: face.edit.map((row) => row.map((name) => ({ name, size: width(row, name) }))),
    },
  };
};

const tableName = (names: Names) => `shopify_crm_${names.pluralName.replaceAll('-', '_')}`;

/** What the ingest keeps beside a record's own fields, on every synced type. */
const syncAttributes = (): Attributes => ({
  syncedAt: datetime(),
  deletedAt: datetime(),
  restoredAt: datetime(),
});

/** Where a record of one source comes from. `syncedAt` is when the read that gave it started, never when it was written. */
const sourceAttributes = (): Attributes => ({
  storeDomain: string(),
  shopifyId: string(),
  sourceCreatedAt: datetime(),
  sourceUpdatedAt: datetime(),
  ...syncAttributes(),
  sourceHash: internal(string()),
});

/**
 * A content type whose records are Shopify's, one per (store domain, Shopify id), which a unique index guards.
 *
 * @param face how the Content Manager shows it; without one it is hidden there.
 */
export const defineSourceType = (
  names: Names,
  attributes: Record<string, Attribute>,
  options: { face?: Face; indexes?: Index[] } = {}
): ContentTypeSchema => {
  const table = tableName(names);
  return define(
    names,
    { ...attributes, ...sourceAttributes() },
    {
      face: options.face,
      indexes: [
        { name: `${table}_source_unique`, columns: ['store_domain', 'shopify_id'], type: 'unique' },
        { name: `${table}_deleted_index`, columns: ['deleted_at'] },
        ...(options.indexes ?? []),
      ],
    }
  );
};

/** A synced type without a single source (the contact). */
export const defineDerivedType = (
  names: Names,
  attributes: Record<string, Attribute>,
  options: { face: Face; indexes: Index[] }
): ContentTypeSchema =>
  define(
    names,
    { ...attributes, sourceCreatedAt: datetime(), sourceUpdatedAt: datetime(), ...syncAttributes() },
    options
  );

/** A content type of the plugin's own book-keeping, hidden from the Content Manager. */
export const defineInternalType = (
  names: Names,
  attributes: Record<string, Attribute>,
  indexes: Index[]
): ContentTypeSchema => define(names, attributes, { indexes });

const define = (
  names: Names,
  attributes: Attributes,
  { face, indexes }: { face?: Face; indexes: Index[] }
): ContentTypeSchema => ({
  kind: 'collectionType',
  collectionName: tableName(names),
  info: names,
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: face !== undefined },
    'content-type-builder': { visible: false },
  },
  attributes,
  indexes,
  ...(face ? { config: contentManagerConfig(face, attributes) } : {}),
});
