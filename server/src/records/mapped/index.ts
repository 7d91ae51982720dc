import type { Resource } from '../../../../shared/contracts';
import type { CompleteNode } from '../../shopify/read/types';
import { mapNode } from '../index';
import type { ProductRecord, RecordOf } from '../types';
import { fitValue } from './fit';
import type {
  AttributeShape,
  Json,
  MappedField,
  MappedFields,
  MappedValues,
  Misfit,
  ValueKind,
} from './types';
import { kindOfMetafield, parseMetafield, readForms } from './values';

export { ATTRIBUTES_OF } from './fit';
export * from './types';
export { kindOfMetafield } from './values';

/** What came of one field: a value, nothing known (undefined), or a reason why it does not fit. */
type Outcome = { value: Json | undefined } | { misfit: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Follows a path; a null on the way is the value, and so is what was withheld. */
const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce((inner, field) => (isObject(inner) ? inner[field] : inner), value);

const readMetafield = (raw: Record<string, unknown>, { shape }: MappedField): Outcome => {
  const { type, value } = raw;
  if (typeof type !== 'string' || typeof value !== 'string') return { value: undefined };
  const kind = kindOfMetafield(type);
  if (kind === undefined) return { misfit: `metafields of the type ${type} cannot be mapped` };
  try {
    const forms = readForms(kind, parseMetafield(kind, value));
    const fitted = forms && fitValue(kind, forms, shape);
    return fitted === undefined ? { misfit: `a ${type} does not fit the ${shape.type}` } : { value: fitted };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { misfit: `the ${type} is not readable` };
  }
};

/**
 * The value of one mapped field of a node.
 *
 * @returns null where it is empty, undefined where Shopify withheld it or was not asked for it yet.
 */
export const readMapped = (node: object, field: MappedField): Outcome => {
  const raw = (node as Record<string, unknown>)[field.alias];
  if (raw === undefined || raw === null) return { value: raw };
  if (field.value.of === 'metafield') return isObject(raw) ? readMetafield(raw, field) : { value: undefined };
  const { kind, path } = field.value;
  const value = valueAt(raw, path);
  if (value === undefined || value === null) return { value };
  const forms = readForms(kind, value as Json);
  const fitted = forms && fitValue(kind, forms, field.shape);
  return fitted === undefined
    ? { misfit: `the value does not fit the ${field.shape.type}` }
    : { value: fitted };
};

const mappedValues = (
  node: { readonly id: string },
  fields: readonly MappedField[],
  misfits: Misfit[]
): MappedValues | undefined => {
  if (fields.length === 0) return undefined;
  const values: MappedValues = {};
  for (const field of fields) {
    const outcome = readMapped(node, field);
    if ('misfit' in outcome)
      misfits.push({ shopifyId: node.id, attribute: field.attribute, reason: outcome.misfit });
    else if (outcome.value !== undefined) values[field.attribute] = outcome.value;
  }
  return values;
};

const OWNER = { customers: 'customer', products: 'product', orders: 'order' } as const;

/** The record of a complete node with the values that the user mapped, and those values that did not fit. */
export function mapWithFields<R extends Resource>(
  resource: R,
  node: CompleteNode<R>,
  fields: MappedFields
): { record: RecordOf<R>; misfits: Misfit[] } {
  const misfits: Misfit[] = [];
  const record = mapNode(resource, node);
  record.mapped = mappedValues(node, fields[OWNER[resource]], misfits);
  if (resource === 'products') {
    const nodes = (node as CompleteNode<'products'>).variants ?? [];
    for (const [index, variant] of (record as ProductRecord).variants.entries()) {
      const own = nodes[index];
      if (own) variant.mapped = mappedValues(own, fields.variant, misfits);
    }
  }
  return { record, misfits };
}

/** A value of ours in the form of an attribute; null stays null, undefined where it does not fit. */
export const fitPlain = (kind: ValueKind, value: Json, shape: AttributeShape): Json | undefined => {
  if (value === null) return null;
  const forms = readForms(kind, value);
  return forms && fitValue(kind, forms, shape);
};
