import { deleteAppData, readInstallation, replaceAppData } from '../../../server/src/shopify/app-data';
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
    const tries = await Promise.all([1, 2, 3, 4].map((by) => replaceAppData(client, free, KEY, { by })));
    expect(tries.filter(Boolean)).toHaveLength(1);
    const taken = await readInstallation(client, KEY);
    expect(JSON.parse(taken.value ?? '')).toEqual({ by: tries.indexOf(true) + 1 });
    expect(await replaceAppData(client, taken, KEY, { by: 5 })).toBe(true);
    // What was read is there no longer.
    expect(await replaceAppData(client, taken, KEY, { by: 6 })).toBe(false);
    expect(JSON.parse((await readInstallation(client, KEY)).value ?? '')).toEqual({ by: 5 });
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
    await expect(replaceAppData(client, { id: 'gid://1', digest: null }, KEY, {})).rejects.toMatchObject({
      code: 'request_refused',
      message: 'Not yours',
    });
    server.answer(json({ data: { metafieldsDelete: { userErrors: [refusal] } } }));
    await expect(deleteAppData(client, { id: 'gid://1' }, KEY)).rejects.toMatchObject({
      code: 'request_refused',
    });
  });
});
