import { NO_SHOP, startStrapi, type TestStrapi } from './support/strapi';

const EXTENSION = `module.exports = (plugin) => {
  plugin.contentTypes.contact.schema.attributes.favouriteColour = { type: 'string' };
  return plugin;
};`;

const PUBLIC_TYPES = [
  'contacts',
  'products',
  'product-variants',
  'invoices',
  'invoice-lines',
  'fulfilments',
  'refunds',
];

describe('a Strapi with the plugin', () => {
  let crm: TestStrapi;

  beforeAll(async () => {
    crm = await startStrapi({
      shopOrigin: NO_SHOP,
      files: { 'src/extensions/shopify-crm/strapi-server.js': EXTENSION },
    });
  });

  afterAll(() => crm.stop());

  it('opens the admin routes to admins only', async () => {
    await crm.api.get('/shopify-crm/setup').expect(401);
    const { body } = await crm.admin.get('/shopify-crm/setup').expect(200);
    expect(body.data.redirectUrl).toBe(`${crm.url}/api/shopify-crm/oauth/callback`);
  });

  it.each(PUBLIC_TYPES)('serves %s over the REST API to those who may read them', async (type) => {
    await crm.api.get(`/api/shopify-crm/${type}`).expect(403);
    const token = await crm.client.createApiToken(`reads ${type}`);
    const { body } = await crm.api
      .get(`/api/shopify-crm/${type}`)
      .set('Authorization', `Bearer ${token}`)
      .expect(200);
    expect(body.data).toEqual([]);
  });

  it('lets the records be read only, never written over the REST API', async () => {
    const token = await crm.client.createApiToken('writes');
    await crm.api
      .post('/api/shopify-crm/contacts')
      .set('Authorization', `Bearer ${token}`)
      .send({ data: { email: 'a@example.com' } })
      .expect(405);
  });

  it("keeps a field that the app's own extension adds to a type", async () => {
    const contacts = crm.strapi.db.query('plugin::shopify-crm.contact');
    const { id } = await contacts.create({ data: { favouriteColour: 'green' } });
    expect(await contacts.findOne({ where: { id } })).toMatchObject({ favouriteColour: 'green' });
  });
});

describe('a Strapi that is started again', () => {
  it('keeps what it held', async () => {
    const first = await startStrapi({ shopOrigin: NO_SHOP, onEmptyDatabase: true });
    // Not by the Document Service: Strapi reads for its event after the create, with the pool that `stop` then closes.
    await first.strapi.db.query('plugin::shopify-crm.contact').create({ data: { email: 'a@example.com' } });
    await first.stop({ keepDatabase: true });
    const second = await startStrapi({ shopOrigin: NO_SHOP, database: first.database, port: first.port });
    try {
      expect(second.url).toBe(first.url);
      expect(await second.strapi.documents('plugin::shopify-crm.contact').count({})).toBe(1);
    } finally {
      await second.stop();
    }
  });

  it.each([
    [{ shopOrigin: 'http://example.com/{shop}' }, 'shopOrigin must be an https URL'],
    [{ encryptionKay: 'x' }, 'encryptionKay'],
  ])('refuses the configuration %j and names the key', async (config, message) => {
    await expect(startStrapi({ shopOrigin: NO_SHOP, config })).rejects.toThrow(message);
  });
});
