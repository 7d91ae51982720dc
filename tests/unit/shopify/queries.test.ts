import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse, TypeInfo, validate, visit, visitWithTypeInfo } from 'graphql';
import { generateTypes } from '../../../scripts/generate-shopify-types';
import { bulkDocument } from '../../../server/src/shopify';
import { BULK_DOCUMENTS, DOCUMENTS } from '../../../server/src/shopify/queries';
import { RESOURCE_DEFINITIONS, updatedSinceQuery } from '../../../server/src/shopify/resources';
import { RESOURCES } from '../../../shared/contracts';
import { bulkProblems } from '../../../simulator/src/bulk/rules';
import { loadAdminSchema } from '../../../simulator/src/schema/load';

const SINCE = new Date('2026-07-02T10:11:12.345Z');

describe('the documents', () => {
  const schema = loadAdminSchema();

  it.each(Object.entries(DOCUMENTS))("%s is valid by Shopify's own schema", (_name, document) => {
    expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
  });

  it.each(Object.entries(DOCUMENTS))('%s begins with a named operation', (_name, document) => {
    expect(document).toMatch(/^\s*(query|mutation) \w+/);
  });

  it.each(RESOURCES)('the bulk document of %s keeps the rules of bulk operations', (resource) => {
    for (const document of [bulkDocument(resource), bulkDocument(resource, SINCE)]) {
      expect(document).not.toContain('FILTER');
      expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
      expect(bulkProblems(schema, parse(document))).toEqual([]);
    }
    expect(Object.values(BULK_DOCUMENTS)).toContain(RESOURCE_DEFINITIONS[resource].bulk);
  });

  it('ask for one deprecated field: the SMS consent, whose successor is deprecated as well', () => {
    const deprecated = new Set<string>();
    const info = new TypeInfo(schema);
    for (const document of Object.values(DOCUMENTS)) {
      visit(
        parse(document),
        visitWithTypeInfo(info, {
          Field: () => {
            const field = info.getFieldDef();
            if (field?.deprecationReason) deprecated.add(`${info.getParentType()?.name}.${field.name}`);
          },
        })
      );
    }
    expect([...deprecated]).toEqual(['CustomerPhoneNumber.marketingState']);
  });

  it('have the generated types that are checked in', async () => {
    const file = path.resolve(__dirname, '../../../server/src/shopify/queries/generated.ts');
    expect(await readFile(file, 'utf8')).toBe(await generateTypes());
  });
});

describe('updatedSinceQuery', () => {
  it('filters by the second, and customers by the day before', () => {
    expect(updatedSinceQuery('orders', SINCE)).toBe("updated_at:>='2026-07-02T10:11:12Z'");
    expect(updatedSinceQuery('products', SINCE)).toBe("updated_at:>='2026-07-02T10:11:12Z'");
    expect(updatedSinceQuery('customers', SINCE)).toBe("updated_at:>='2026-07-01'");
    expect(updatedSinceQuery('orders', undefined)).toBeNull();
  });
});
