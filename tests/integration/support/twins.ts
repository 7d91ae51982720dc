import path from 'node:path';
import type { Core, UID } from '@strapi/strapi';
import { shared } from './shared';

/** The synced types, those that others point at first, each with the relations that it owns. */
const TYPES: Record<string, readonly string[]> = {
  contact: [],
  customer: ['contact'],
  product: [],
  'product-variant': ['product'],
  invoice: ['contact'],
  'invoice-line': ['invoice', 'product', 'variant'],
  fulfilment: ['invoice'],
  refund: ['invoice'],
};

/** What no two rows share: Strapi's names and times for a row, and what a unique index guards. */
const OWN_COLUMNS = ['id', 'document_id', 'created_at', 'updated_at', 'published_at'];
const OWN_ATTRIBUTES = ['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale'];
const UNIQUE = ['shopifyId', 'identityKey'];

/**
 * The place of an order in its contact's list is the day it was placed (see `placeByDay`): a contact's orders arrive in any
 * order, and one that is written alone must not need the others' places to find its own.
 */
const PLACED_BY_DAY = 'invoice.contact';

type Row = Record<string, unknown>;
type Documents = (uid: UID.ContentType) => { create(params: object): Promise<{ id: number }> };

interface Join {
  name: string;
  joinColumn: { name: string };
  inverseJoinColumn: { name: string };
  inverseOrderColumnName?: string;
}

/**
 * Strapi's own document service, which Strapi exports to nobody, without the middleware by which the plugin keeps synced records
 * from being made.
 */
const plainDocuments = (strapi: Core.Strapi): Documents => {
  const load = shared?.require ?? require;
  const core = path.dirname(load.resolve('@strapi/core/package.json'));
  const { createDocumentService } = load(path.join(core, 'dist/services/document-service/index.js')) as {
    createDocumentService: (strapi: Core.Strapi) => Documents;
  };
  return createDocumentService(strapi);
};

const metadataOf = (strapi: Core.Strapi, type: string) => {
  const { tableName, attributes } = strapi.db.metadata.get(`plugin::shopify-crm.${type}`);
  return { tableName, attributes: attributes as Record<string, Row & { joinTable?: Join }> };
};

const without = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

const kindOf = (value: unknown) => (value instanceof Date ? 'date' : value === null ? null : typeof value);

/** Of Strapi's own values that there are any, and of which kind. */
const withKinds = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, OWN_COLUMNS.includes(name) ? kindOf(value) : value])
  );

/** A record as the ingest left it, and as Strapi's document service made it from the same values. */
export interface Twins {
  /** The type, and the record's Shopify id (or the contact's email). */
  name: string;
  ours: { row: Row; links: Record<string, Row[]> };
  strapis: { row: Row; links: Record<string, Row[]> };
}

/** Has Strapi make each synced record that is there once more, and tells what the tables then hold of both. */
export const makeTwins = async (strapi: Core.Strapi): Promise<Twins[]> => {
  const documents = plainDocuments(strapi);
  const twins: Twins[] = [];
  /** The twin of a row, by type and id. */
  const twinOf = new Map<string, { id: number; documentId: string }>();
  const targetType = (type: string, attribute: string) =>
    String(metadataOf(strapi, type).attributes[attribute]?.target).replace('plugin::shopify-crm.', '');

  const held = async (type: string, id: number, isTwin: boolean) => {
    const { tableName, attributes } = metadataOf(strapi, type);
    const row = (await strapi.db.connection(tableName).where({ id }).first()) as Row;
    const unique = UNIQUE.flatMap((name) => (attributes[name] ? [String(attributes[name].columnName)] : []));
    const links: Record<string, Row[]> = {};
    for (const relation of TYPES[type] ?? []) {
      const { joinTable } = attributes[relation] ?? {};
      if (!joinTable) throw new Error(`${type}.${relation} has no join table`);
      const rows = (await strapi.db
        .connection(joinTable.name)
        .where({ [joinTable.joinColumn.name]: id })) as Row[];
      links[relation] = rows.map((link) => {
        const target = Number(link[joinTable.inverseJoinColumn.name]);
        const origin = [...twinOf].find(
          ([key, twin]) => key.startsWith(`${targetType(type, relation)} `) && twin.id === target
        )?.[0];
        const place =
          `${type}.${relation}` === PLACED_BY_DAY && joinTable.inverseOrderColumnName
            ? { [joinTable.inverseOrderColumnName]: 'by day' }
            : {};
        const owner = joinTable.joinColumn.name;
        const pointsAt = isTwin ? origin : `${targetType(type, relation)} ${target}`;
        return {
          ...without(link, ['id', owner]),
          ...place,
          [joinTable.inverseJoinColumn.name]: pointsAt,
        };
      });
    }
    return { row: withKinds(without(row, unique)), links };
  };

  for (const [type, relations] of Object.entries(TYPES)) {
    const uid = `plugin::shopify-crm.${type}` as UID.ContentType;
    const populate = Object.fromEntries(relations.map((name) => [name, { select: ['id'] }]));
    const records = (await strapi.db
      .query(uid)
      .findMany({ where: {}, populate, orderBy: { id: 'asc' } })) as Row[];
    for (const record of records) {
      const id = Number(record.id);
      const data = without(record, OWN_ATTRIBUTES);
      for (const name of UNIQUE) if (typeof data[name] === 'string') data[name] = `${data[name]} twin`;
      for (const name of relations) {
        const target = data[name] as { id: number } | null;
        data[name] = target && (twinOf.get(`${targetType(type, name)} ${target.id}`)?.documentId ?? null);
      }
      const twin = (await documents(uid).create({ data })) as { id: number; documentId: string };
      twinOf.set(`${type} ${id}`, twin);
      twins.push({
        name: `${type} ${String(record.shopifyId ?? record.email)}`,
        ours: await held(type, id, false),
        strapis: await held(type, twin.id, true),
      });
    }
  }
  return twins;
};
