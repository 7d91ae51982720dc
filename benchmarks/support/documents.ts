import type { Core, UID } from '@strapi/strapi';
import { contentTypes } from '../../server/src/content-types';
import { SHOWN_TYPES } from '../../server/src/shown-types';

/** What Strapi keeps of a document, which another one cannot have. */
const OWN = new Set(['id', 'documentId', 'createdAt', 'updatedAt', 'publishedAt', 'locale']);

/**
 * An app's files that give it a twin of each synced type, with the same fields and without relations and rules: the plugin
 * does not let anybody make a document of its own types.
 */
export const twinFiles = (): Record<string, string> =>
  Object.fromEntries(
    SHOWN_TYPES.map((type) => {
      const { attributes } = contentTypes[type].schema;
      const name = `${type}-twin`;
      const schema = {
        kind: 'collectionType',
        collectionName: `${type.replace('-', '_')}_twins`,
        info: { singularName: name, pluralName: `${name}s`, displayName: name },
        options: { draftAndPublish: false },
        attributes: Object.fromEntries(
          Object.entries(attributes).filter(([, { type: kind }]) => kind !== 'relation')
        ),
      };
      return [`src/api/${name}/content-types/${name}/schema.json`, JSON.stringify(schema)];
    })
  );

/**
 * Makes documents with the fields of the records that are there by Strapi's own `documents().create`, of each type as many
 * as its share of all.
 *
 * @param total how many about: enough for a steady rate, few enough not to wait for.
 * @returns documents a second.
 */
export const rateOfDocumentsCreate = async (strapi: Core.Strapi, total: number): Promise<number> => {
  const documents = (uid: string) => strapi.documents(uid as UID.ContentType);
  const types = SHOWN_TYPES.map((type) => ({
    records: documents(`plugin::shopify-crm.${type}`),
    twins: documents(`api::${type}-twin.${type}-twin`),
  }));
  const counts = await Promise.all(types.map(({ records }) => records.count({})));
  const all = counts.reduce((sum, count) => sum + count, 0);
  let made = 0;
  let seconds = 0;
  for (const [index, { records, twins }] of types.entries()) {
    const found = await records.findMany({ limit: Math.ceil((total * (counts[index] ?? 0)) / all) });
    const data = found.map((one) =>
      Object.fromEntries(Object.entries(one).filter(([name]) => !OWN.has(name)))
    );
    const started = performance.now();
    for (const fields of data) await twins.create({ data: fields as never });
    seconds += (performance.now() - started) / 1_000;
    made += found.length;
  }
  return made / seconds;
};
