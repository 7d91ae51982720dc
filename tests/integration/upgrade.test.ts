import type { IngestService } from '../../server/src/ingest';
import { contentTypes } from '../../server/src/content-types';
import {
  FIRST_RELEASE_APP,
  FIRST_RELEASE_LINKS,
  FIRST_RELEASE_ROWS,
  writeFirstReleaseRows,
} from './support/first-release';
import { customer } from './support/make-records';
import { NO_SHOP, startStrapi, type TestStrapi } from './support/strapi';

/** What a row has, with its moments as texts: databases give them in different ways. */
const plain = (row: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(row));

describe('a database of version 0.1.0', () => {
  let crm: TestStrapi;

  beforeAll(async () => {
    const old = await startStrapi({ shopOrigin: NO_SHOP, files: FIRST_RELEASE_APP });
    await writeFirstReleaseRows(old.strapi);
    await old.stop({ keepDatabase: true });
    crm = await startStrapi({ shopOrigin: NO_SHOP, database: old.database });
  });

  afterAll(async () => {
    await crm.stop();
  });

  const stored = async (type: string): Promise<Record<string, unknown>> => {
    const populate = FIRST_RELEASE_LINKS.filter((link) => link.type === type).map(({ name }) => name);
    const rows: unknown[] = await crm.strapi.db.query(`plugin::shopify-crm.${type}`).findMany({ populate });
    expect(rows).toHaveLength(1);
    return plain(rows[0]);
  };

  it.each(Object.keys(contentTypes))(
    'keeps the records of %s, and has the columns that came since',
    async (type) => {
      const row = await stored(type);
      expect(row).toMatchObject(plain(FIRST_RELEASE_ROWS[type]));
      const columns = Object.entries(contentTypes[type as keyof typeof contentTypes].schema.attributes)
        .filter(([, attribute]) => attribute.type !== 'relation')
        .map(([name]) => name);
      expect(Object.keys(row)).toEqual(expect.arrayContaining(columns));
    }
  );

  it.each(FIRST_RELEASE_LINKS)('keeps the $name of $type', async ({ type, name, target }) => {
    expect(await stored(type)).toMatchObject({ [name]: { documentId: (await stored(target)).documentId } });
  });

  it('takes new records in', async () => {
    const ingest: IngestService = crm.ingest;
    const read = { store: 'new.myshopify.com', readAt: new Date() };
    expect(await ingest.write('customers', read, [customer(1, 'ada@example.com', 5)])).toBeDefined();
    const contacts = crm.strapi.db.query('plugin::shopify-crm.contact');
    expect(await contacts.findOne({ where: { email: 'ada@example.com' } })).toMatchObject({
      firstName: 'First 1',
    });
  });
});
