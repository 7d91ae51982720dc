import type { Core, UID } from '@strapi/strapi';

import type { MappingOwner } from '../../../shared/mappings';
import { contentTypes } from '../content-types';
import { MAPPABLE_ATTRIBUTES, type AttributeShape, type MappableAttribute } from '../records/mapped/types';
import { uidOf } from '../shown-types';
import { OWNERS } from './owners';

/** Our attributes as they are before any app extends the types: those that a mapping never touches. */
const OWN = new Map(
  Object.values(OWNERS).map(({ contentType }) => [
    contentType,
    new Set(Object.keys(contentTypes[contentType].schema.attributes)),
  ])
);

/** Strapi's own. */
const RESERVED = new Set([
  'id',
  'documentId',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'firstPublishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
]);

interface Attribute {
  type: string;
  enum?: string[];
  columnType?: { args?: unknown[] };
}

const isMappable = (type: string): type is MappableAttribute =>
  (MAPPABLE_ATTRIBUTES as readonly string[]).includes(type);

const shapeOf = (type: MappableAttribute, { enum: allowed, columnType }: Attribute): AttributeShape => {
  const [digits, decimals] = columnType?.args ?? [];
  return {
    type,
    ...(allowed ? { allowed } : {}),
    ...(typeof digits === 'number' && typeof decimals === 'number'
      ? { precision: { digits, decimals } }
      : {}),
  };
};

/** The attributes of a content type that can take a value and are not of `others`, by name. */
export const mappableAttributes = (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  others: ReadonlySet<string> = new Set()
): Map<string, AttributeShape> => {
  const attributes = strapi.contentType(uid).attributes as Record<string, Attribute>;
  const targets = new Map<string, AttributeShape>();
  for (const [name, attribute] of Object.entries(attributes)) {
    if (RESERVED.has(name) || others.has(name)) continue;
    if (isMappable(attribute.type)) targets.set(name, shapeOf(attribute.type, attribute));
  }
  return targets;
};

/** The attributes that a user added to the content type of an owner and that can take a value, by name. */
export const targetsOf = (strapi: Core.Strapi, owner: MappingOwner): Map<string, AttributeShape> => {
  const { contentType } = OWNERS[owner];
  return mappableAttributes(strapi, uidOf(contentType), OWN.get(contentType));
};
