import type { MappingOwner } from '../../../shared/mappings';
import type { ValueKind } from '../records/mapped/types';

/** A field of Shopify's schema that is not imported anyhow. */
export interface SchemaField {
  kind: ValueKind;
  /** What is asked for; the value is found by {@link path} below it. */
  selection: string;
  path: readonly string[];
}

const scalar = (name: string, kind: ValueKind): [string, SchemaField] => [
  name,
  { kind, selection: name, path: [] },
];

const inside = (path: readonly [string, ...string[]], kind: ValueKind): [string, SchemaField] => {
  const [first, ...rest] = path;
  const selection = [...path].reverse().reduce((inner, name) => (inner ? `${name} { ${inner} }` : name), '');
  return [[first, ...rest].join('.'), { kind, selection, path: rest }];
};

/**
 * The fields that can be mapped beside metafields, by name. Only those whose change moves the record's `updatedAt`, so that a
 * mapped value does not grow old unnoticed.
 */
export const SCHEMA_FIELDS: Readonly<Record<MappingOwner, ReadonlyMap<string, SchemaField>>> = {
  customer: new Map([
    scalar('legacyResourceId', 'integer'),
    scalar('verifiedEmail', 'boolean'),
    scalar('dataSaleOptOut', 'boolean'),
    scalar('multipassIdentifier', 'text'),
    scalar('taxExemptions', 'list'),
  ]),
  product: new Map([
    scalar('legacyResourceId', 'integer'),
    scalar('description', 'text'),
    scalar('isGiftCard', 'boolean'),
    scalar('publishedAt', 'datetime'),
    scalar('requiresSellingPlan', 'boolean'),
    scalar('templateSuffix', 'text'),
    scalar('tracksInventory', 'boolean'),
    inside(['category', 'fullName'], 'text'),
    inside(['seo', 'title'], 'text'),
    inside(['seo', 'description'], 'text'),
  ]),
  variant: new Map([
    scalar('legacyResourceId', 'integer'),
    scalar('availableForSale', 'boolean'),
    scalar('displayName', 'text'),
    scalar('inventoryPolicy', 'text'),
    scalar('requiresComponents', 'boolean'),
  ]),
  order: new Map([
    scalar('legacyResourceId', 'integer'),
    scalar('clientIp', 'text'),
    scalar('confirmationNumber', 'text'),
    scalar('confirmed', 'boolean'),
    ['customAttributes', { kind: 'list', selection: 'customAttributes { key value }', path: [] }],
    scalar('customerLocale', 'text'),
    scalar('edited', 'boolean'),
    scalar('estimatedTaxes', 'boolean'),
    scalar('paymentGatewayNames', 'list'),
    scalar('poNumber', 'text'),
    scalar('requiresShipping', 'boolean'),
    scalar('returnStatus', 'text'),
    scalar('sourceIdentifier', 'text'),
    scalar('taxExempt', 'boolean'),
    scalar('totalWeight', 'integer'),
  ]),
};
