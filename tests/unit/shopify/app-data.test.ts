import { createAppData, deleteAppData, readInstallation } from '../../../server/src/shopify/app-data';
import { json, startFakeServer, timedClient, type FakeServer } from './support/fake-server';
import { CLIENT_ID, startSimulatedShop, type SimulatedShop } from './support/simulated-shop';

const KEY = { namespace: '$app:strapi_crm', key: 'claim' } as const;

describe('a value of the app, at the shop', () => {
  let shop: SimulatedShop;
  beforeAll(async () => {
    shop = await startSimulatedShop();
  });
  afterAll(() => shop.close());

  it('is written by one of those who try at the same time, and is gone once deleted', async () => {
    const client = shop.client();
    const free = await readInstallation(client, KEY);
    expect(free).toMatchObject({ clientId: CLIENT_ID, value: null });
    const tries = await Promise.all([1, 2, 3, 4].map((by) => createAppData(client, free, KEY, { by })));
    expect(tries.filter(Boolean)).toHaveLength(1);
    const taken = await readInstallation(client, KEY);
    expect(JSON.parse(taken.value ?? '')).toEqual({ by: tries.indexOf(true) + 1 });
    await deleteAppData(client, taken, KEY);
    expect((await readInstallation(client, KEY)).value).toBeNull();
    await deleteAppData(client, taken, KEY);
  });
});

describe('what Shopify does not take', () => {
  let server: FakeServer;
  beforeAll(async () => {
    server = await startFakeServer();
  });
  afterAll(() => server.close());

  const refusal = { code: 'APP_NOT_AUTHORIZED', message: 'Not yours' };

  it('is an error, never taken for somebody else’s value', async () => {
    const { client } = timedClient(server.origin);
    server.answer(json({ data: { metafieldsSet: { userErrors: [refusal] } } }));
    await expect(createAppData(client, { id: 'gid://1' }, KEY, {})).rejects.toMatchObject({
      code: 'request_refused',
      message: 'Not yours',
    });
    server.answer(json({ data: { metafieldsDelete: { userErrors: [refusal] } } }));
    await expect(deleteAppData(client, { id: 'gid://1' }, KEY)).rejects.toMatchObject({
      code: 'request_refused',
    });
  });
});
