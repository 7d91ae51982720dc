import { SHOP, startTestSimulator, type TestSimulator } from '../support/simulator';

let simulator: TestSimulator;

beforeAll(async () => {
  simulator = await startTestSimulator({
    scopes: ['write_customers', 'write_orders', 'write_products', 'write_draft_orders', 'read_all_orders'],
  });
});
afterAll(() => simulator.close());

const first = (type: string): string => simulator.shops.get(SHOP)?.list(type)[0]?.id ?? '';

describe('metafields of the app', () => {
  const SET = `mutation ($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
    metafields { id key value compareDigest jsonValue } userErrors { field code elementIndex } } }`;
  const READ =
    '{ currentAppInstallation { id metafield(namespace: "$app", key: "claim") { value compareDigest } metafields(first: 5) { nodes { key } } } }';

  it('are set only where they are absent, or unchanged since they were read', async () => {
    const { data } = await simulator.query(
      '{ currentAppInstallation { id metafield(key: "claim") { value } } }'
    );
    expect(data.currentAppInstallation.metafield).toBeNull();
    const ownerId = data.currentAppInstallation.id;
    const set = async (value: string, compareDigest?: string | null) =>
      (
        await simulator.query(SET, {
          metafields: [{ ownerId, namespace: '$app', key: 'claim', type: 'json', value, compareDigest }],
        })
      ).data.metafieldsSet;

    const won = await set('{"by":1}', null);
    expect(won.userErrors).toEqual([]);
    expect(won.metafields[0].jsonValue).toEqual({ by: 1 });
    const lost = await set('{"by":2}', null);
    expect(lost).toEqual({
      metafields: null,
      userErrors: [{ field: ['metafields', '0', 'compareDigest'], code: 'STALE_OBJECT', elementIndex: 0 }],
    });
    expect((await set('{"by":3}', 'wrong')).userErrors[0].code).toBe('STALE_OBJECT');
    expect((await set('{"by":3}', won.metafields[0].compareDigest)).userErrors).toEqual([]);
    const read = await simulator.query(READ);
    expect(read.data.currentAppInstallation).toMatchObject({
      metafield: { value: '{"by":3}' },
      metafields: { nodes: [{ key: 'claim' }] },
    });
  });

  it('are seen by every token of the app and by no other app, and can be deleted', async () => {
    const other = simulator.local.install(SHOP, { clientId: 'test-client' }).accessToken;
    expect((await simulator.query(READ, {}, other)).data.currentAppInstallation.metafield).not.toBeNull();
    simulator.local.registerApp({ clientId: 'stranger' });
    const stranger = simulator.local.install(SHOP, { clientId: 'stranger' }).accessToken;
    const seen = (await simulator.query(READ, {}, stranger)).data.currentAppInstallation;
    expect(seen).toMatchObject({ metafield: null, metafields: { nodes: [] } });

    const ownerId = (await simulator.query(READ)).data.currentAppInstallation.id;
    const DELETE =
      'mutation ($m: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $m) { deletedMetafields { key } userErrors { message } } }';
    const m = [{ ownerId, namespace: '$app', key: 'claim' }];
    expect((await simulator.query(DELETE, { m })).data.metafieldsDelete.deletedMetafields).toEqual([
      { key: 'claim' },
    ]);
    expect((await simulator.query(DELETE, { m })).data.metafieldsDelete.deletedMetafields).toEqual([null]);
    const foreign = [{ ownerId: seen.id, namespace: '$app', key: 'claim' }];
    expect((await simulator.query(DELETE, { m: foreign })).data.metafieldsDelete.userErrors).toHaveLength(1);
  });
});

describe('tags', () => {
  const change = async (field: 'tagsAdd' | 'tagsRemove', id: string, tags: string[], token?: string) =>
    simulator.query(
      `mutation ($id: ID!, $tags: [String!]!) { ${field}(id: $id, tags: $tags) { node { id
        ... on Customer { tags updatedAt } ... on Order { tags } } userErrors { message } } }`,
      { id, tags },
      token
    );

  it.each(['Customer', 'Order', 'Product'])(
    'of a %s are added and removed, whatever their case',
    async (type) => {
      const id = first(type);
      await change('tagsAdd', id, ['VIP-test']);
      await change('tagsAdd', id, ['vip-TEST']);
      const tags = () => simulator.shops.get(SHOP)?.get(id)?.tags as string[];
      expect(tags().filter((tag) => tag.toLowerCase() === 'vip-test')).toEqual(['VIP-test']);
      await change('tagsRemove', id, ['vip-test']);
      expect(tags()).not.toContain('VIP-test');
    }
  );

  it('need the write scope and an existing record', async () => {
    simulator.local.registerApp({ clientId: 'reader' });
    const reader = simulator.local.install(SHOP, {
      clientId: 'reader',
      scopes: ['read_customers'],
    }).accessToken;
    const denied = await change('tagsAdd', first('Customer'), ['x'], reader);
    expect(denied.errors?.[0]?.extensions?.code).toBe('ACCESS_DENIED');
    const missing = await change('tagsAdd', 'gid://shopify/Customer/1', ['x']);
    expect(missing.data.tagsAdd).toMatchObject({
      node: null,
      userErrors: [{ message: 'Resource does not exist' }],
    });
  });
});

describe('draftOrderCreate', () => {
  const CREATE = `mutation ($input: DraftOrderInput!) { draftOrderCreate(input: $input) {
    draftOrder { id name status email customer { id } totalPriceSet { shopMoney { amount currencyCode } }
      lineItems(first: 5) { nodes { title quantity variant { id } } } } userErrors { field message } } }`;

  it('makes a draft of variants and of own lines that can be read again', async () => {
    const customerId = first('Customer');
    const variantId = first('ProductVariant');
    const price = Number(simulator.shops.get(SHOP)?.get(variantId)?.price);
    const input = {
      customerId,
      lineItems: [
        { variantId, quantity: 2 },
        { title: 'Fitting', quantity: 1, originalUnitPrice: '10.50' },
      ],
    };
    const { draftOrder, userErrors } = (await simulator.query(CREATE, { input })).data.draftOrderCreate;
    expect(userErrors).toEqual([]);
    expect(draftOrder).toMatchObject({ name: '#D1', status: 'OPEN', customer: { id: customerId } });
    expect(Number(draftOrder.totalPriceSet.shopMoney.amount)).toBeCloseTo(2 * price + 10.5, 2);
    expect(draftOrder.lineItems.nodes[0].variant.id).toBe(variantId);
    const { data } = await simulator.query('{ draftOrders(first: 5) { nodes { id } } }');
    expect(data.draftOrders.nodes).toEqual([{ id: draftOrder.id }]);
  });

  it('refuses drafts without lines, or with unknown variants', async () => {
    const problems = async (input: unknown) =>
      (await simulator.query(CREATE, { input })).data.draftOrderCreate.userErrors.map(
        (one: { field: string[] }) => one.field
      );
    expect(await problems({ lineItems: [] })).toEqual([['lineItems']]);
    expect(
      await problems({ lineItems: [{ variantId: 'gid://shopify/ProductVariant/1', quantity: 1 }] })
    ).toEqual([['lineItems', '0', 'variantId']]);
  });
});
