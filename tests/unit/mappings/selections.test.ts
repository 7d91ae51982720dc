import { parse, validate } from 'graphql';

import { OWNERS } from '../../../server/src/mappings/owners';
import { SCHEMA_FIELDS } from '../../../server/src/mappings/schema-fields';
import { aliasOf, selectionsOf } from '../../../server/src/mappings/selections';
import { BULK_DOCUMENTS, DOCUMENTS } from '../../../server/src/shopify/queries';
import { mappedFieldsOf, withMappedFields } from '../../../server/src/shopify/queries/mapped';
import { MAPPING_OWNERS, type MappingInput, type MappingOwner } from '../../../shared/mappings';
import { bulkProblems } from '../../../simulator/src/bulk/rules';
import { loadAdminSchema } from '../../../simulator/src/schema/load';

/** A metafield and every field of the schema, for each owner. */
const EVERYTHING = MAPPING_OWNERS.flatMap((owner): MappingInput[] => [
  { owner, target: 'one', source: { kind: 'metafield', namespace: 'custom', key: 'note', type: null } },
  { owner, target: 'two', source: { kind: 'metafield', namespace: '$app:mine', key: 'note', type: 'json' } },
  ...[...SCHEMA_FIELDS[owner].keys()].map((field): MappingInput => ({
    owner,
    target: field,
    source: { kind: 'field', field },
  })),
]);

const selections = selectionsOf(EVERYTHING);
const schema = loadAdminSchema();

describe('the documents with mapped fields', () => {
  it.each(Object.entries(DOCUMENTS))("%s stays valid by Shopify's schema", (_name, document) => {
    expect(validate(schema, parse(withMappedFields(document, selections)))).toEqual([]);
  });

  it.each(Object.entries(BULK_DOCUMENTS))('%s keeps the rules of bulk operations', (_name, document) => {
    const extended = parse(withMappedFields(document, selections).replace('FILTER', ''));
    expect(validate(schema, extended)).toEqual([]);
    expect(bulkProblems(schema, extended)).toEqual([]);
  });

  const readsRecords = Object.entries({ ...DOCUMENTS, ...BULK_DOCUMENTS }).filter(([, document]) =>
    document.includes('# mapped fields of')
  );

  it('are all that read records, by bulk operation too', () => {
    expect(readsRecords.map(([name]) => name)).toEqual(
      expect.arrayContaining(['CUSTOMERS_BY_ID', 'PRODUCTS_PAGE', 'PRODUCT_VARIANTS', 'ORDERS_PAGE'])
    );
    expect(readsRecords.map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(BULK_DOCUMENTS)));
  });

  it.each(readsRecords)('%s asks for what is mapped alone', (_name, document) => {
    const asked = (inputs: readonly MappingInput[]): string[] =>
      withMappedFields(document, selectionsOf(inputs)).match(/\bmapped_\w+|\bmetafields?\b/g) ?? [];
    const owners = MAPPING_OWNERS.filter((owner) => document.includes(mappedFieldsOf(OWNERS[owner].type)));
    const note = (owner: MappingOwner): MappingInput => ({
      owner,
      target: 'one',
      source: { kind: 'metafield', namespace: 'custom', key: 'note', type: null },
    });
    expect(owners.length).toBeGreaterThan(0);
    expect(asked([])).toEqual([]);
    for (const owner of MAPPING_OWNERS)
      expect(asked([note(owner)])).toEqual(
        owners.includes(owner) ? [aliasOf(note(owner).source), 'metafield'] : []
      );
  });

  it('ask for a field once, however many attributes take it', () => {
    const twice = selectionsOf([
      { owner: 'order', target: 'a', source: { kind: 'field', field: 'poNumber' } },
      { owner: 'order', target: 'b', source: { kind: 'field', field: 'poNumber' } },
    ]);
    expect(twice[OWNERS.order.type]?.match(/poNumber/g)).toHaveLength(1);
  });

  it('ask for nothing that cannot be mapped any more', () => {
    expect(selectionsOf([{ owner: 'order', target: 'a', source: { kind: 'field', field: 'gone' } }])).toEqual(
      {}
    );
  });

  it('name a metafield apart from a field of the same name', () => {
    const one = aliasOf({ kind: 'field', field: 'a/b' });
    expect(one).not.toBe(aliasOf({ kind: 'metafield', namespace: 'a', key: 'b', type: null }));
    expect(one).toMatch(/^mapped_[0-9a-f]{16}$/);
  });
});
