/** What attributes that the user added must hold: product rules "Field mappings", told once more. */
import { metafieldOf } from '../state/metafields';
import { text } from '../state/read';
import type { FieldObject, StateNode } from '../state/types';
import type { Kind } from './attributes';
import type { RecordType } from './types';

/** A metafield that is mapped into an attribute. */
export interface MappedAttribute {
  /** The type that has the attribute. */
  type: Extract<RecordType, 'contact' | 'product' | 'product-variant' | 'invoice'>;
  attribute: string;
  namespace: string;
  key: string;
  /** How the attribute's values are compared; it says what the attribute is. */
  kind: Extract<Kind, 'text' | 'int' | 'flag' | 'decimal' | 'moment' | 'json'>;
}

const field = (value: string, name: string): string =>
  String((JSON.parse(value) as Record<string, unknown>)[name]);

function valueFor(kind: MappedAttribute['kind'], metafield: FieldObject): unknown {
  const value = text(metafield, 'value');
  if (kind === 'int') return Number(value);
  if (kind === 'flag') return value === 'true';
  if (kind === 'json') return JSON.parse(value) as unknown;
  if (kind !== 'decimal') return value;
  if (metafield.type === 'money') return field(value, 'amount');
  return metafield.type === 'rating' ? field(value, 'value') : value;
}

/** The mapped attributes of a record, from its node; none where the record comes from no node that could have them. */
export function mappedFrom(
  type: RecordType,
  node: StateNode | undefined,
  mapped: readonly MappedAttribute[]
): Record<string, unknown> {
  if (node === undefined) return {};
  const own = mapped.filter((one) => one.type === type);
  return Object.fromEntries(
    own.map(({ attribute, namespace, key, kind }) => {
      const metafield = metafieldOf(node, namespace, key);
      return [attribute, metafield === undefined ? null : valueFor(kind, metafield)];
    })
  );
}
