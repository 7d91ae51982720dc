import { createHash } from 'node:crypto';

import type { MappingInput, MappingOwner, MappingSource } from '../../../shared/mappings';
import type { AttributeShape, MappedField } from '../records/mapped/types';
import type { MappedSelections } from '../shopify/queries/mapped';
import { OWNERS } from './owners';
import { SCHEMA_FIELDS } from './schema-fields';

const nameOf = (source: MappingSource): string =>
  source.kind === 'field' ? source.field : `${source.namespace}/${source.key}`;

/** Under which name a source is asked for: the same for the same source always, and no field of Shopify's. */
export const aliasOf = (source: MappingSource): string =>
  `mapped_${createHash('sha1')
    .update(`${source.kind} ${nameOf(source)}`)
    .digest('hex')
    .slice(0, 16)}`;

/** What to ask Shopify for; null for a field that cannot be mapped (any more). */
export const selectionOf = (owner: MappingOwner, source: MappingSource): string | null => {
  if (source.kind === 'metafield') {
    const [namespace, key] = [source.namespace, source.key].map((text) => JSON.stringify(text));
    return `${aliasOf(source)}: metafield(namespace: ${namespace}, key: ${key}) { type value }`;
  }
  const field = SCHEMA_FIELDS[owner].get(source.field);
  return field ? `${aliasOf(source)}: ${field.selection}` : null;
};

/** How the records' mapper reads a mapping; null for a field that cannot be mapped (any more). */
export const toMappedField = (
  { owner, source, target }: MappingInput,
  shape: AttributeShape
): MappedField | null => {
  const base = { alias: aliasOf(source), attribute: target, shape };
  if (source.kind === 'metafield') return { ...base, value: { of: 'metafield' } };
  const field = SCHEMA_FIELDS[owner].get(source.field);
  return field ? { ...base, value: { of: 'field', kind: field.kind, path: field.path } } : null;
};

/** What all these mappings ask for, each source once, one a line. */
export const selectionsOf = (mappings: readonly MappingInput[]): MappedSelections => {
  const selections: MappedSelections = {};
  const seen = new Set<string>();
  for (const { owner, source } of mappings) {
    const { type } = OWNERS[owner];
    const selection = selectionOf(owner, source);
    if (!selection || seen.has(`${type} ${selection}`)) continue;
    seen.add(`${type} ${selection}`);
    selections[type] = `${selections[type] ?? ''}${selection}\n`;
  }
  return selections;
};
