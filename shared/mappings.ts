/** The admin API's types of field mappings; see contracts.ts. */
import type { Resource, StoredError } from './contracts';

/** What has a field that can be mapped, and the content type that takes it: contact, product, product-variant, invoice. */
export const MAPPING_OWNERS = ['customer', 'product', 'variant', 'order'] as const;
export type MappingOwner = (typeof MAPPING_OWNERS)[number];

/** A field of Shopify's schema, or a metafield; the type of a metafield is null where nobody named it. */
export type MappingSource =
  | { kind: 'field'; field: string }
  | { kind: 'metafield'; namespace: string; key: string; type: string | null };

/** What goes where: a field of Shopify's into an attribute that the user added. */
export interface MappingInput {
  owner: MappingOwner;
  source: MappingSource;
  /** The attribute's name. */
  target: string;
}

export interface FieldMapping extends MappingInput {
  id: number;
  /** The last value that did not fit since the mapping was saved. */
  problem: StoredError | null;
}

/** An attribute that the user added to one of the content types. */
export interface MappingTarget {
  name: string;
  type: string;
}

/** Something that can be mapped, with the types of attributes that it fits; empty where it fits none. */
export interface MappingChoice {
  source: MappingSource;
  /** What a person knows it by. */
  label: string;
  fits: string[];
  /** The domains of the stores that have it; empty for a field of the schema, which all have. */
  stores: string[];
}

export interface MappingOptions {
  owner: MappingOwner;
  /** The singular name of the content type that takes it. */
  contentType: string;
  targets: MappingTarget[];
  choices: MappingChoice[];
}

/** The answer of a change: resources that a full sync must bring in anew before the mapping holds everywhere. */
export interface MappingChange {
  data: FieldMapping;
  resyncNeeded: Resource[];
}

/** A mapping tried on a record of the shop's. */
export interface MappingPreview {
  storeDomain: string;
  /** Null where the shop has no record of the kind. */
  shopifyId: string | null;
  /** Whether one of the latest records has a value at all. */
  found: boolean;
  /** The value as the attribute would hold it. */
  value: unknown;
  /** Why the value does not fit; null where it does. */
  problem: string | null;
}

/** The fields of a contact that a content type of the user's own can take. */
export const PEOPLE_FIELDS = [
  'email',
  'displayName',
  'firstName',
  'lastName',
  'phone',
  'note',
  'language',
  'state',
  'acceptsMarketing',
  'taxExempt',
  'tags',
  'defaultAddress',
  'addresses',
  'storeDomains',
  'ordersCount',
  'lifetimeValue',
  'firstOrderAt',
  'lastOrderAt',
] as const;
export type PeopleField = (typeof PEOPLE_FIELDS)[number];

/** What becomes of a person's entry when the contact is deleted: gone, or no longer published. */
export const PEOPLE_WHEN_DELETED = ['delete', 'unpublish'] as const;
export type PeopleWhenDeleted = (typeof PEOPLE_WHEN_DELETED)[number];

/** Into which content type of the user's own people go, beside the contacts. */
export interface PeopleTarget {
  /** Its uid, such as `api::client.client`. */
  contentType: string;
  /** What each attribute takes. */
  fields: Record<string, PeopleField>;
  whenDeleted: PeopleWhenDeleted;
}

/** A content type that people can go into. */
export interface PeopleType {
  uid: string;
  displayName: string;
  hasDrafts: boolean;
  attributes: { name: string; type: string; required: boolean; fits: PeopleField[] }[];
}

/** How the people's content type stands. */
export interface PeopleState {
  target: PeopleTarget | null;
  types: PeopleType[];
  /** Live contacts, and those of them whose entry is as it should be. */
  contacts: number;
  copied: number;
  /** The last entry that could not be written: it names no value. */
  problem: StoredError | null;
}

/** What a contact becomes by a mapping. */
export interface PeoplePreview {
  /** The contact's document id; null where there is no contact yet. */
  contact: string | null;
  values: Record<string, unknown>;
  /** Attributes whose value would not fit, each with the reason. */
  misfits: Record<string, string>;
}
