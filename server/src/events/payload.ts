import type { Core, UID } from '@strapi/strapi';

import { withDeleted, withoutDeleted } from '../middlewares/hide-deleted';
import { uidOf, type ShownType } from '../shown-types';

/** What Strapi says with an event of an entry (`@strapi/core`, document-service/events). */
export interface EntryPayload {
  /** The content type's singular name. */
  model: string;
  uid: string;
  /** As the APIs serve it; with its relations, media and components, unless it is deleted. */
  entry: unknown;
}

type Populate = Record<string, unknown>;

interface AnyAttribute {
  type: string;
  component?: string;
  components?: readonly string[];
  unstable_virtual?: boolean;
}

const attributesOf = (strapi: Core.Strapi, uid: string) =>
  strapi.getModel(uid as UID.Schema).attributes as Record<string, AnyAttribute>;

/** What Strapi populates in an event's entry: one level of relations, all media, components to their end. */
const deepPopulate = (strapi: Core.Strapi, uid: string): Populate => {
  const populate: Populate = {};
  for (const [name, attribute] of Object.entries(attributesOf(strapi, uid))) {
    const { type, component, components = [], unstable_virtual: isVirtual } = attribute;
    if (type === 'relation' && !isVirtual) populate[name] = true;
    if (type === 'media') populate[name] = true;
    if (type === 'component' && component) populate[name] = { populate: deepPopulate(strapi, component) };
    if (type === 'dynamiczone')
      populate[name] = {
        on: Object.fromEntries(
          components.map((one) => [one, { populate: deepPopulate(strapi, one) }] as const)
        ),
      };
  }
  return populate;
};

const served = async (strapi: Core.Strapi, uid: UID.ContentType, row: object): Promise<EntryPayload> => {
  const model = strapi.contentType(uid);
  const entry = await strapi.contentAPI.sanitize.output(row, model);
  return { model: model.modelName, uid, entry };
};

interface Row {
  id: number;
}

/** The entries of these rows as they are now, by id; those that are gone or hidden again are left out. */
export const livePayloads = async (
  strapi: Core.Strapi,
  type: ShownType,
  ids: readonly number[]
): Promise<Map<number, EntryPayload>> => {
  const uid = uidOf(type);
  const where = { id: { $in: [...ids] } };
  const rows: Row[] = await withoutDeleted(() =>
    strapi.db.query(uid).findMany({ where, populate: deepPopulate(strapi, uid) })
  );
  return new Map(
    await Promise.all(rows.map(async (row) => [row.id, await served(strapi, uid, row)] as const))
  );
};

/** The entries of deleted rows, by id, as they were; of one that was erased only its ids are left to tell. */
export const deletedPayloads = async (
  strapi: Core.Strapi,
  type: ShownType,
  deleted: readonly { id: number; documentId: string }[]
): Promise<Map<number, EntryPayload>> => {
  const uid = uidOf(type);
  const where = { id: { $in: deleted.map(({ id }) => id) } };
  const rows: Row[] = await withDeleted(() => strapi.db.query(uid).findMany({ where }));
  const kept = new Map(rows.map((row) => [row.id, row]));
  return new Map(
    await Promise.all(
      deleted.map(
        async ({ id, documentId }) =>
          [id, await served(strapi, uid, kept.get(id) ?? { id, documentId })] as const
      )
    )
  );
};
