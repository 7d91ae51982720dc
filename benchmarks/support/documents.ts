import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '../../server/src/content-types';
import { SHOWN_TYPES, uidOf, type ShownType } from '../../server/src/shown-types';

/** What Strapi keeps of a document, which another one cannot have. */
const OWN = new Set(['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale']);

const twinUid = (type: ShownType) => `api::${type}-twin.${type}-twin` as UID.ContentType;

/** The shown type that a relation points at; none for that of a hidden one, which has no twin. */
const targetOf = (attribute: object): ShownType | undefined =>
  SHOWN_TYPES.find((type) => 'target' in attribute && attribute.target === uidOf(type));

const attributesOf = (type: ShownType) => Object.entries(contentTypes[type].schema.attributes);

/** The relations by which records of a type belong to others: the sides that own them. */
const ownedRelations = (type: ShownType): [name: string, target: ShownType][] =>
  attributesOf(type).flatMap(([name, attribute]): [string, ShownType][] => {
    const target = targetOf(attribute);
    return target && !('mappedBy' in attribute) ? [[name, target]] : [];
  });

/**
 * An app's files that give it a twin of each synced type, with the same fields, and the same relations between twins, but
 * without rules: the plugin does not let anybody make a document of its own types.
 */
export const twinFiles = (): Record<string, string> =>
  Object.fromEntries(
    SHOWN_TYPES.map((type) => {
      const name = `${type}-twin`;
      const schema = {
        kind: 'collectionType',
        collectionName: `${type.replace('-', '_')}_twins`,
        info: { singularName: name, pluralName: `${name}s`, displayName: name },
        options: { draftAndPublish: false },
        attributes: Object.fromEntries(
          attributesOf(type).flatMap(([attribute, definition]) => {
            if (definition.type !== 'relation') return [[attribute, definition]];
            const target = targetOf(definition);
            return target ? [[attribute, { ...definition, target: twinUid(target) }]] : [];
          })
        ),
      };
      return [`src/api/${name}/content-types/${name}/schema.json`, JSON.stringify(schema)];
    })
  );

/** What Strapi's own `documents().create` takes, in documents a second. */
export interface CreateRates {
  /** Each document with the relations that the record has. */
  withRelations: number;
  /** Fields alone. */
  withoutRelations: number;
}

/**
 * Makes documents with the fields and relations of the records that are there by Strapi's own `documents().create`, of each
 * type as many as its share of all: once with relations to documents that were made before, as many as each record has,
 * and once without.
 *
 * @param total how many about: enough for a steady rate, few enough not to wait for.
 */
export const ratesOfDocumentsCreate = async (strapi: Core.Strapi, total: number): Promise<CreateRates> => {
  const counts = new Map<ShownType, number>();
  for (const type of SHOWN_TYPES) counts.set(type, await strapi.documents(uidOf(type)).count({}));
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const made = new Map<ShownType, string[]>();
  const seconds = { withRelations: 0, withoutRelations: 0 };
  let documents = 0;
  const create = async (
    way: keyof CreateRates,
    type: ShownType,
    all: readonly object[]
  ): Promise<string[]> => {
    const ids: string[] = [];
    const started = performance.now();
    for (const data of all)
      ids.push((await strapi.documents(twinUid(type)).create({ data: data as never })).documentId);
    seconds[way] += (performance.now() - started) / 1_000;
    return ids;
  };
  // Each type comes after those that it belongs to.
  for (const type of SHOWN_TYPES) {
    const relations = ownedRelations(type);
    const records: Record<string, unknown>[] = await strapi.documents(uidOf(type)).findMany({
      limit: Math.ceil((total * (counts.get(type) ?? 0)) / all),
      populate: relations.map(([name]) => name) as never,
    });
    const names = new Set(relations.map(([name]) => name));
    const fields = records.map((record) =>
      Object.fromEntries(Object.entries(record).filter(([name]) => !OWN.has(name) && !names.has(name)))
    );
    const related = fields.map((own, index) => ({
      ...own,
      ...Object.fromEntries(
        relations.flatMap(([name, target]) => {
          const targets = made.get(target) ?? [];
          return records[index]?.[name] ? [[name, targets[index % targets.length]]] : [];
        })
      ),
    }));
    await create('withoutRelations', type, fields);
    made.set(type, await create('withRelations', type, related));
    documents += records.length;
  }
  return {
    withRelations: documents / seconds.withRelations,
    withoutRelations: documents / seconds.withoutRelations,
  };
};
