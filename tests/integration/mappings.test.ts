import type { SyncMode, SyncRun } from '../../shared/contracts';
import type { FieldMapping, MappingChange, MappingInput, MappingOptions } from '../../shared/mappings';
import { compare, type MappedAttribute } from '../../simulator/src/compare/index';
import { metafieldOf } from '../../simulator/src/state/metafields';
import type { StateNode } from '../../simulator/src/state/types';
import { heldRecords } from './support/records';
import { webhooksSettled } from './support/settled';
import { waitFor } from './support/wait';
import { startSyncedWorld, type SyncedWorld } from './support/world';

const DOMAIN = 'mappings.myshopify.com';
const SHOP = {
  domain: DOMAIN,
  plan: 'plus' as const,
  seed: 'mappings',
  customers: 25,
  products: 8,
  orders: 20,
};

const EXTENSION = `module.exports = (plugin) => {
  const add = (type, attributes) => Object.assign(plugin.contentTypes[type].schema.attributes, attributes);
  add('contact', {
    points: { type: 'integer' },
    birthday: { type: 'date' },
    vip: { type: 'boolean' },
    hobby: { type: 'string' },
    friends: { type: 'relation', relation: 'oneToMany', target: 'plugin::shopify-crm.contact' },
  });
  add('product', { material: { type: 'string' }, rating: { type: 'decimal' }, landed: { type: 'json' } });
  add('product-variant', { shelf: { type: 'string' } });
  add('invoice', { giftMessage: { type: 'text' }, deliverAfter: { type: 'datetime' }, restId: { type: 'biginteger' } });
  return plugin;
};`;

const custom = (key: string, type: string | null = null): MappingInput['source'] => ({
  kind: 'metafield',
  namespace: 'custom',
  key,
  type,
});

const MAPPINGS: MappingInput[] = [
  { owner: 'customer', target: 'points', source: custom('loyalty_points', 'number_integer') },
  { owner: 'customer', target: 'birthday', source: custom('birthday', 'date') },
  { owner: 'customer', target: 'vip', source: custom('vip') },
  { owner: 'product', target: 'material', source: custom('material') },
  { owner: 'product', target: 'rating', source: custom('rating', 'rating') },
  { owner: 'product', target: 'landed', source: custom('landed_cost', 'money') },
  { owner: 'variant', target: 'shelf', source: custom('shelf') },
  { owner: 'order', target: 'giftMessage', source: custom('gift_message') },
  { owner: 'order', target: 'deliverAfter', source: custom('deliver_after', 'date_time') },
  { owner: 'order', target: 'restId', source: { kind: 'field', field: 'legacyResourceId' } },
];

const held = (
  type: MappedAttribute['type'],
  attribute: string,
  key: string,
  kind: MappedAttribute['kind']
): MappedAttribute => ({ type, attribute, namespace: 'custom', key, kind });

const EXPECTED: MappedAttribute[] = [
  held('contact', 'points', 'loyalty_points', 'int'),
  held('contact', 'birthday', 'birthday', 'text'),
  held('contact', 'vip', 'vip', 'flag'),
  held('product', 'material', 'material', 'text'),
  held('product', 'rating', 'rating', 'decimal'),
  held('product', 'landed', 'landed_cost', 'json'),
  held('product-variant', 'shelf', 'shelf', 'text'),
  held('invoice', 'giftMessage', 'gift_message', 'text'),
  held('invoice', 'deliverAfter', 'deliver_after', 'moment'),
];

let world: SyncedWorld;

const differences = async () =>
  compare([...world.simulator.shops.values()], await heldRecords(world.crm.strapi), { mapped: EXPECTED });

const sync = async (mode: SyncMode): Promise<void> => {
  const { body } = await world.crm.admin
    .post(`/shopify-crm/stores/${world.storeId}/sync`)
    .send({ mode })
    .expect(202);
  await waitFor(
    async () => {
      const runs = await world.crm.client.runs(DOMAIN);
      return (
        runs.find(({ documentId }) => documentId === (body.data as SyncRun).documentId)?.status ===
        'completed'
      );
    },
    { what: 'the sync to complete' }
  );
};

const save = async (input: MappingInput): Promise<MappingChange> =>
  (await world.crm.admin.post('/shopify-crm/mappings').send(input).expect(200)).body as MappingChange;

const list = async (): Promise<FieldMapping[]> =>
  (await world.crm.admin.get('/shopify-crm/mappings').expect(200)).body.data as FieldMapping[];

const nodes = (type: string): StateNode[] => world.simulator.shops.get(DOMAIN)?.list(type) ?? [];

const nodeWith = (type: string, key: string): StateNode => {
  const node = nodes(type).find((one) => metafieldOf(one, 'custom', key));
  if (!node) throw new Error(`No ${type} has ${key}`);
  return node;
};

const setMetafield = (target: string, key: string, value: string, type?: string) =>
  world.simulator.local.applyChange(DOMAIN, {
    name: `set${/shopify\/(\w+)\//.exec(target)?.[1] ?? ''}Metafield`,
    target,
    params: { key, value, ...(type ? { type } : {}) },
  });

const contactOf = async (customer: string) => {
  const row = (await world.crm.strapi.db.query('plugin::shopify-crm.customer').findOne({
    where: { shopifyId: customer },
    populate: { contact: true },
  })) as { contact: { id: number } & Record<string, unknown> };
  return row.contact;
};

beforeAll(async () => {
  world = await startSyncedWorld(
    { shop: SHOP },
    { files: { 'src/extensions/shopify-crm/strapi-server.js': EXTENSION } }
  );
});

afterAll(() => world.stop());

describe('what can be mapped', () => {
  it('is what exists on both sides, with what fits', async () => {
    const { body } = await world.crm.admin.get('/shopify-crm/mappings/options').expect(200);
    const [customer, product] = body.data as MappingOptions[];
    expect(body.warnings).toEqual([]);
    expect(customer?.targets).toEqual([
      { name: 'points', type: 'integer' },
      { name: 'birthday', type: 'date' },
      { name: 'vip', type: 'boolean' },
      { name: 'hobby', type: 'string' },
    ]);
    const loyalty = customer?.choices.find(({ label }) => label === 'Loyalty points');
    expect(loyalty).toMatchObject({ stores: [DOMAIN], source: custom('loyalty_points', 'number_integer') });
    expect(loyalty?.fits).toEqual(expect.arrayContaining(['integer', 'string', 'json']));
    expect(loyalty?.fits).not.toContain('boolean');
    expect(product?.choices.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Rating', 'seo.title'])
    );
  });

  it.each<[string, MappingInput, string]>([
    ['one of our attributes', { owner: 'customer', target: 'email', source: custom('vip') }, 'target'],
    [
      'an attribute that Strapi owns',
      { owner: 'customer', target: 'documentId', source: custom('vip') },
      'target',
    ],
    ['a relation', { owner: 'customer', target: 'friends', source: custom('vip') }, 'target'],
    [
      'an attribute of the wrong type',
      { owner: 'customer', target: 'vip', source: custom('birthday', 'date') },
      'target',
    ],
    [
      'a field that is not on offer',
      { owner: 'order', target: 'giftMessage', source: { kind: 'field', field: 'email' } },
      'source',
    ],
  ])('is not %s', async (_what, input, path) => {
    const { body } = await world.crm.admin.post('/shopify-crm/mappings').send(input).expect(400);
    expect(body.error.details).toMatchObject({ code: 'request_invalid', errors: [{ path: [path] }] });
    expect(await list()).toEqual([]);
  });

  it('is no query in disguise', async () => {
    const source = { kind: 'metafield', namespace: 'custom") { id } x: metafield(key: "y', key: 'a b' };
    const { body } = await world.crm.admin
      .post('/shopify-crm/mappings')
      .send({ owner: 'customer', target: 'hobby', source })
      .expect(400);
    expect(body.error.details.errors.map(({ path }: { path: string[] }) => path.join('.')).sort()).toEqual([
      'source.key',
      'source.namespace',
    ]);
  });
});

describe('a preview', () => {
  it("shows a real record's value as the attribute would hold it", async () => {
    const input = { owner: 'product', target: 'rating', source: custom('rating', 'rating') };
    const { body } = await world.crm.admin.post('/shopify-crm/mappings/preview').send(input).expect(200);
    expect(body.data).toMatchObject({ storeDomain: DOMAIN, found: true, problem: null });
    const node = world.simulator.shops.get(DOMAIN)?.get(body.data.shopifyId as string);
    const rating = JSON.parse(String(node && metafieldOf(node, 'custom', 'rating')?.value)) as {
      value: string;
    };
    expect(Number(body.data.value)).toBe(Number(rating.value));
    expect(await list()).toEqual([]);
  });

  it('says where the value would not fit', async () => {
    const input = { owner: 'product', target: 'rating', source: custom('material') };
    const { body } = await world.crm.admin.post('/shopify-crm/mappings/preview').send(input).expect(200);
    expect(body.data).toMatchObject({
      value: null,
      problem: 'a single_line_text_field does not fit the decimal',
    });
  });
});

describe('mapped fields', () => {
  it('come with a full sync that the change asks for', async () => {
    const answers: MappingChange[] = [];
    for (const mapping of MAPPINGS) answers.push(await save(mapping));
    expect(answers.map(({ resyncNeeded }) => resyncNeeded[0])).toEqual([
      ...Array<string>(3).fill('customers'),
      ...Array<string>(4).fill('products'),
      ...Array<string>(3).fill('orders'),
    ]);
    expect((await differences()).length).toBeGreaterThan(0);
    await sync('full');
    expect(await differences()).toEqual([]);
    const order = nodes('Order')[0];
    const invoice = await world.crm.strapi.db.query('plugin::shopify-crm.invoice').findOne({
      where: { shopifyId: order?.id },
      select: ['id', 'restId'],
    });
    // SQLite's driver rounds integers of this size.
    const id = order?.id.split('/').at(-1);
    expect(Number(invoice.restId)).toBe(Number(id));
  });

  it('come by bulk operation, too', async () => {
    world.crm.strapi.config.set('plugin::shopify-crm.backfill', 'bulk');
    for (const type of ['contact', 'product', 'product-variant', 'invoice']) {
      const attributes = EXPECTED.filter((one) => one.type === type).map(({ attribute }) => attribute);
      await world.crm.strapi.db
        .query(`plugin::shopify-crm.${type}`)
        .updateMany({ data: Object.fromEntries(attributes.map((name) => [name, null])) });
    }
    expect((await differences()).length).toBeGreaterThan(0);
    for (const mapping of MAPPINGS) await save(mapping);
    await sync('full');
    expect(await differences()).toEqual([]);
  });

  it('follow live changes, and become empty where the metafield goes', async () => {
    const customer = nodeWith('Customer', 'loyalty_points');
    const product = nodeWith('Product', 'material');
    const order = nodeWith('Order', 'gift_message');
    setMetafield(customer.id, 'loyalty_points', '4711');
    setMetafield(product.id, 'material', 'Seide');
    setMetafield(order.id, 'gift_message', '');
    await webhooksSettled(world, DOMAIN);
    expect((await contactOf(customer.id)).points).toBe(4711);
    expect(await differences()).toEqual([]);
  });

  it("of a variant come with its product's next change", async () => {
    const [variant] = nodes('ProductVariant');
    if (!variant) throw new Error('There is no variant');
    setMetafield(variant.id, 'shelf', 'Z-1');
    world.simulator.local.applyChange(DOMAIN, { name: 'changeVariantPrice', target: variant.id });
    await webhooksSettled(world, DOMAIN);
    expect(await differences()).toEqual([]);
  });

  it('that do not fit leave the attribute as it was, and are named', async () => {
    const customer = nodeWith('Customer', 'loyalty_points');
    const before = (await contactOf(customer.id)).points;
    setMetafield(customer.id, 'loyalty_points', 'many', 'single_line_text_field');
    world.simulator.local.applyChange(DOMAIN, {
      name: 'renameCustomer',
      target: customer.id,
      params: { firstName: 'Renamed' },
    });
    await webhooksSettled(world, DOMAIN);
    expect(await contactOf(customer.id)).toMatchObject({ firstName: 'Renamed', points: before });
    const mapping = (await list()).find(({ target }) => target === 'points');
    expect(mapping?.problem).toMatchObject({ code: 'mapped_value_unfit' });
    expect(mapping?.problem?.message).toContain(customer.id);
    expect(mapping?.problem?.message).not.toContain('many');
    setMetafield(customer.id, 'loyalty_points', '12', 'number_integer');
    await webhooksSettled(world, DOMAIN);
    expect(await differences()).toEqual([]);
  });

  it("are the editors' again once the mapping is gone, and what was not mapped always was", async () => {
    const customer = nodeWith('Customer', 'loyalty_points');
    const contact = await contactOf(customer.id);
    const mapping = (await list()).find(({ target }) => target === 'points');
    const removed = await world.crm.admin.delete(`/shopify-crm/mappings/${mapping?.id}`).expect(200);
    expect(removed.body.resyncNeeded).toEqual([]);
    await world.crm.admin.delete(`/shopify-crm/mappings/${mapping?.id}`).expect(404);
    await world.crm.strapi.db
      .query('plugin::shopify-crm.contact')
      .update({ where: { id: contact.id }, data: { points: 1, hobby: 'chess' } });
    setMetafield(customer.id, 'loyalty_points', '9');
    world.simulator.local.applyChange(DOMAIN, { name: 'createOrder', target: customer.id });
    await webhooksSettled(world, DOMAIN);
    expect(await contactOf(customer.id)).toMatchObject({ points: 1, hobby: 'chess' });

    await save({ owner: 'customer', target: 'points', source: custom('loyalty_points') });
    await sync('full');
    expect(await contactOf(customer.id)).toMatchObject({ points: 9, hobby: 'chess' });
    expect(await differences()).toEqual([]);
  });
});

describe('who may', () => {
  it('change mappings is who may connect stores', async () => {
    await world.crm.api.get('/shopify-crm/mappings').expect(401);
    await world.crm.api.post('/shopify-crm/mappings').send(MAPPINGS[0]).expect(401);
  });
});
