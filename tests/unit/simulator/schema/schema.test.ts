import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { isObjectType } from 'graphql';
import { loadAdminSchema } from '../../../../simulator/src/schema/load';
import { prepareAdminSchema } from '../../../../simulator/src/schema/prepare';
import { SCHEMA_PACKAGE } from '../../../../simulator/src/schema/source';

describe("Shopify's Admin schema", () => {
  it('is the pinned file, and is left alone once it is cached', async () => {
    const file = await prepareAdminSchema();
    const before = statSync(file).mtimeMs;
    expect(await prepareAdminSchema()).toBe(file);
    expect(statSync(file).mtimeMs).toBe(before);
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(SCHEMA_PACKAGE.fileSha256);
  });

  it('is built once and holds the types that are synced', () => {
    const schema = loadAdminSchema();
    expect(loadAdminSchema()).toBe(schema);
    for (const name of ['Customer', 'Order', 'Product', 'Fulfillment', 'Refund', 'BulkOperation']) {
      expect(isObjectType(schema.getType(name))).toBe(true);
    }
  });
});
