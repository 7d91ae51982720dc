import type { Core, UID } from '@strapi/strapi';

import type { PeopleField, PeoplePreview, PeopleTarget, PeopleType } from '../../../../shared/mappings';
import { PEOPLE_FIELDS } from '../../../../shared/mappings';
import { fieldError } from '../../errors';
import { ATTRIBUTES_OF, fitPlain, type Json, type ValueKind } from '../../records/mapped';
import { mappableAttributes } from '../targets';

/** What each field of a contact holds. */
const KINDS: Readonly<Record<PeopleField, ValueKind>> = {
  email: 'text',
  displayName: 'text',
  firstName: 'text',
  lastName: 'text',
  phone: 'text',
  note: 'text',
  language: 'text',
  state: 'text',
  acceptsMarketing: 'boolean',
  taxExempt: 'boolean',
  tags: 'list',
  defaultAddress: 'json',
  addresses: 'list',
  storeDomains: 'list',
  ordersCount: 'integer',
  lifetimeValue: 'json',
  firstOrderAt: 'datetime',
  lastOrderAt: 'datetime',
};

const NAMES: readonly PeopleField[] = ['displayName', 'firstName', 'lastName'];

/** Whether a uid is that of a collection type of the app's own. */
const isOwnType = (uid: string, { kind }: { kind?: string }) =>
  uid.startsWith('api::') && kind === 'collectionType';

const hasDrafts = ({ options }: { options?: { draftAndPublish?: boolean } }) =>
  options?.draftAndPublish === true;

/** Whether entries of a content type can be unpublished. */
export const typeHasDrafts = (strapi: Core.Strapi, uid: string): boolean =>
  hasDrafts(strapi.contentType(uid as UID.ContentType));

/** The content types of the app's own that can take people. */
export const peopleTypes = (strapi: Core.Strapi): PeopleType[] =>
  Object.entries(strapi.contentTypes)
    .filter(([uid, type]) => isOwnType(uid, type))
    .map(([uid, type]) => ({
      uid,
      displayName: type.info.displayName,
      hasDrafts: hasDrafts(type),
      attributes: [...mappableAttributes(strapi, uid as UID.ContentType)].map(([name, shape]) => ({
        name,
        type: shape.type,
        required: Boolean((type.attributes[name] as { required?: boolean } | undefined)?.required),
        fits: PEOPLE_FIELDS.filter((field) => ATTRIBUTES_OF[KINDS[field]].includes(shape.type)),
      })),
    }));

/**
 * Checks a target against the app's content types.
 *
 * @throws CrmError `request_invalid` with the field that is wrong.
 */
export const checkTarget = (
  strapi: Core.Strapi,
  { contentType, fields, whenDeleted }: PeopleTarget
): void => {
  const type = peopleTypes(strapi).find(({ uid }) => uid === contentType);
  if (!type) throw fieldError('contentType', 'There is no such content type of your own.');
  for (const [name, field] of Object.entries(fields)) {
    const attribute = type.attributes.find((one) => one.name === name);
    if (!attribute?.fits.includes(field))
      throw fieldError(
        'fields',
        `${name} cannot take ${field}: it is missing, or of a type that does not fit.`
      );
  }
  const taken = Object.values(fields);
  if (!taken.includes('email') || !taken.some((field) => NAMES.includes(field)))
    throw fieldError('fields', 'Map at least the email and a name.');
  if (whenDeleted === 'unpublish' && !type.hasDrafts)
    throw fieldError('whenDeleted', 'This content type has no drafts, so nothing of it can be unpublished.');
};

/** What a contact's entry holds: the values that fit, and why the others do not. */
export const valuesOf = (
  strapi: Core.Strapi,
  { contentType, fields }: Pick<PeopleTarget, 'contentType' | 'fields'>,
  contact: Readonly<Record<string, unknown>>
): Omit<PeoplePreview, 'contact'> => {
  const shapes = mappableAttributes(strapi, contentType as UID.ContentType);
  const values: Record<string, Json> = {};
  const misfits: Record<string, string> = {};
  for (const [name, field] of Object.entries(fields)) {
    const shape = shapes.get(name);
    if (!shape) misfits[name] = 'There is no such attribute any more.';
    else {
      const value = fitPlain(KINDS[field], (contact[field] ?? null) as Json, shape);
      if (value === undefined) misfits[name] = `${field} does not fit the ${shape.type}`;
      else values[name] = value;
    }
  }
  return { values, misfits };
};
