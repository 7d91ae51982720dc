import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import type { Knex } from 'knex';

import type { ConnectRequest } from '../../shared/contracts';
import { adminRoutes } from '../../server/src/routes/admin';
import { ROOT } from '../../playground/scripts/support/build';
import { startSimulator, type AppInput, type Simulator } from '../../simulator/src/index';
import { appFolder } from './support/app-folder';
import { heldToken } from './support/held-token';
import { connectStore, registerApp } from './support/shopify';
import { startStrapi, type TestStrapi } from './support/strapi';
import { waitFor } from './support/wait';

const OAUTH = 'oauth.myshopify.com';
const DEV = 'dev.myshopify.com';
const LEGACY = 'legacy.myshopify.com';
const SHOPS = [OAUTH, DEV, LEGACY];
const FIRST_KEY = 'first-encryption-key-0123456789';
const SECOND_KEY = 'second-encryption-key-012345678';
const STORES = 'plugin::shopify-crm.store';

let simulator: Simulator;
let crm: TestStrapi;
const secrets = new Set<string>([FIRST_KEY, SECOND_KEY]);
const logged: string[] = [];
const answered: string[] = [];

/** Takes down what Strapi logs, all of it. */
const listenToLog = (): void => {
  const { log } = crm.strapi;
  log.level = 'debug';
  // The console has enough of what goes wrong on purpose.
  log.transports.forEach((transport) => (transport.silent = true));
  log.on('data', (entry: object) =>
    logged.push(JSON.stringify({ ...entry }), String((entry as Error).stack))
  );
};

const start = async (again: Partial<TestStrapi>, config: Record<string, unknown>) => {
  crm = await startStrapi({
    shopOrigin: `${simulator.url}/{shop}`,
    config,
    ...(again.database ? { database: again.database, port: again.port } : {}),
  });
  listenToLog();
};

const restart = async (config: Record<string, unknown>): Promise<void> => {
  const { database, port } = crm;
  await crm.stop({ keepDatabase: true });
  await start({ database, port }, config);
};

const appOf = (domain: string, settings: Partial<AppInput> = {}) => {
  const app = registerApp(crm, simulator, {
    clientId: Buffer.from(domain).toString('hex').padEnd(32, '0').slice(0, 32),
    organisationShops: [domain],
    ...settings,
  });
  secrets.add(app.clientSecret);
  return app;
};

const call = async (method: 'get' | 'post' | 'put', url: string, body?: object) => {
  const answer = await crm.admin[method](url).send(body);
  answered.push(answer.text, JSON.stringify(answer.headers));
  return answer;
};

const connect = (body: ConnectRequest) => call('post', '/shopify-crm/stores/connect', body);

const collect = async (): Promise<void> => {
  for (const domain of SHOPS) {
    const row = await crm.strapi.db.query(STORES).findOne({ where: { domain } });
    if (!row?.credentials) continue;
    const { app, token, replacedSecrets } = await heldToken(crm, domain).read();
    for (const secret of [app.clientSecret, token.accessToken, token.refreshToken]) {
      if (secret) secrets.add(secret);
    }
    replacedSecrets.forEach(({ clientSecret }) => secrets.add(clientSecret));
  }
};

const storeOf = (domain: string) => crm.store(domain);

const atRest = (domain: string) =>
  waitFor(async () => {
    const store = await storeOf(domain);
    return store.activeRun === null && store;
  });

/** Every row of every table, and on SQLite the files themselves too, freed pages included. */
const dumpDatabase = async (): Promise<string> => {
  const { connection } = crm.strapi.db;
  const tables = await crm.strapi.db.dialect.schemaInspector.getTables();
  const rows = await Promise.all(tables.map((table: string) => connection(table).select()));
  const file = crm.database.env.DATABASE_FILENAME;
  const files = file
    ? await Promise.all([file, `${file}-wal`].map((one) => readFile(one, 'latin1').catch(() => '')))
    : [];
  return [JSON.stringify(rows), ...files].join('\n');
};

/** What `strapi export` writes: a tar of JSON lines. */
const exportAll = async (): Promise<string> => {
  // Strapi writes a log of the export into the app's folder: one that is thrown away.
  const app = await appFolder({ 'exported.txt': '' });
  const bin = path.join(ROOT, 'node_modules/@strapi/strapi/bin/strapi.js');
  const args = [bin, 'export', '--no-encrypt', '--no-compress', '--file', path.join(app.path, 'all')];
  try {
    await promisify(execFile)(process.execPath, args, {
      cwd: app.path,
      env: {
        ...process.env,
        ...crm.database.env,
        NODE_ENV: 'development',
        PUBLIC_URL: crm.url,
        SHOPIFY_SHOP_ORIGIN: `${simulator.url}/{shop}`,
        SHOPIFY_CRM_CONFIG: JSON.stringify({ encryptionKey: FIRST_KEY }),
        STRAPI_TELEMETRY_DISABLED: 'true',
      },
    });
    return await readFile(path.join(app.path, 'all.tar'), 'utf8');
  } finally {
    await app.remove();
  }
};

const keyIdsOf = async (): Promise<string[]> => {
  const rows: { credentials: string | null; keptSecret: string | null }[] = await crm.strapi.db
    .query(STORES)
    .findMany();
  return rows
    .flatMap(({ credentials, keptSecret }) => [credentials, keptSecret])
    .flatMap((envelope) => envelope?.split('.')[1] ?? []);
};

beforeAll(async () => {
  simulator = await startSimulator({
    bulkDurationMs: 50,
    retryScale: 0.001,
    shops: SHOPS.map((domain) => ({ domain, customers: 3 })),
  });
  await start({}, { encryptionKey: FIRST_KEY });
});

afterAll(async () => {
  await crm.stop();
  await simulator.close();
});

it('no secret is in clear in the database, the log, an answer or an export', async () => {
  // All ways to connect, with all that can go wrong on the way.
  const { clientId, clientSecret } = appOf(DEV);
  simulator.local.install(DEV, { clientId });
  secrets.add('shpss_mistyped_0123456789');
  await connect({
    domain: DEV,
    method: 'client-credentials',
    clientId,
    clientSecret: 'shpss_mistyped_0123456789',
  });
  await connect({ domain: DEV, method: 'client-credentials', clientId, clientSecret });
  const legacy = appOf(LEGACY);
  const { accessToken } = simulator.local.install(LEGACY, { clientId: legacy.clientId });
  secrets.add(accessToken).add('shpat_mistyped_0123456789');
  const withToken = { domain: LEGACY, method: 'access-token' as const, clientSecret: legacy.clientSecret };
  await connect({ ...withToken, accessToken: 'shpat_mistyped_0123456789' });
  await connect({ ...withToken, accessToken });
  const oauth = appOf(OAUTH);
  await connectStore(crm, simulator, {
    domain: OAUTH,
    app: oauth,
    request: { clientSecret: oauth.clientSecret },
  });
  for (const domain of SHOPS) await atRest(domain);
  await collect();

  // A life: renewals, one that is lost, one that is refused; a rotated secret; forged webhooks; a revoked token.
  await heldToken(crm, OAUTH).endAt(new Date(0));
  simulator.local.addFault({ kind: 'lostTokenAnswers', settings: { times: 1 } });
  const check = async (domain: string) =>
    call('post', `/shopify-crm/stores/${(await storeOf(domain)).documentId}/webhooks`);
  await check(OAUTH);
  await check(OAUTH);
  await collect();
  appOf(DEV, { clientSecret: 'shpss_rotated_0123456789' });
  const dev = await storeOf(DEV);
  await call('put', `/shopify-crm/stores/${dev.documentId}/secret`, {
    clientSecret: 'shpss_wrong_0123456789',
  });
  await call('put', `/shopify-crm/stores/${dev.documentId}/secret`, {
    clientSecret: 'shpss_rotated_0123456789',
  });
  secrets.add('shpss_wrong_0123456789');
  await collect();
  const forged = createHmac('sha256', 'x').update('{}').digest('base64');
  await crm.api
    .post('/api/shopify-crm/webhooks')
    .set({ 'X-Shopify-Hmac-Sha256': forged, 'X-Shopify-Shop-Domain': DEV, 'X-Shopify-Topic': 'shop/update' })
    .send('{}');
  simulator.local.revokeTokens(LEGACY, legacy.clientId);
  await check(LEGACY);
  simulator.local.addFault({ kind: 'status5xx', settings: { times: 1 } });
  await call('post', `/shopify-crm/stores/${(await storeOf(OAUTH)).documentId}/sync`, { mode: 'full' });
  await atRest(OAUTH);
  await call('post', `/shopify-crm/stores/${(await storeOf(LEGACY)).documentId}/disconnect`);
  await collect();

  for (const { method, path: route } of adminRoutes.routes) {
    if (method === 'GET' && !route.includes(':type'))
      await call('get', `/shopify-crm${route.replace(':documentId', dev.documentId)}`);
  }
  const places = {
    database: await dumpDatabase(),
    log: logged.join('\n'),
    answers: answered.join('\n'),
    export: await exportAll(),
  };
  // That each place was looked at: something that is in it.
  expect(places.database).toMatch(/v1\.[0-9a-f]{8}\./);
  expect(places.log).toContain('could not be released');
  expect(places.answers).toContain('client_credentials_invalid');
  expect(places.export).toContain('plugin::shopify-crm.store');
  expect(secrets.size).toBeGreaterThan(12);
  for (const [place, text] of Object.entries(places)) {
    const found = [...secrets].filter((secret) => text.includes(secret));
    expect([place, found]).toEqual([place, []]);
  }
});

describe('a statement that the database refuses', () => {
  const refused = (knex: Knex): Promise<unknown> =>
    knex('shopify_crm_contacts')
      .insert({ email: 'ada@refused.example', no_such_column: 1 })
      .then(
        () => null,
        (error: unknown) => error
      );

  it('is logged with its table and the reason, and without what was to be stored', async () => {
    const { connection } = crm.strapi.db;
    const errors = [await refused(connection), await connection.transaction(refused)];
    for (const error of errors) {
      const start = logged.length;
      crm.strapi.log.error(error);
      const said = logged.slice(start).join('\n');
      expect(said).toContain('shopify_crm_contacts');
      expect(said).toContain('no_such_column');
      expect(said).not.toContain('refused.example');
    }
  });
});

describe('the encryption key', () => {
  it('is changed with the old one listed: the envelopes are sealed anew, and the old key is not needed any more', async () => {
    const before = await keyIdsOf();
    expect(new Set(before).size).toBe(1);
    expect(before.length).toBeGreaterThanOrEqual(3);
    await restart({ encryptionKey: SECOND_KEY, previousEncryptionKeys: [FIRST_KEY] });
    const after = await keyIdsOf();
    expect(after).toHaveLength(before.length);
    expect(new Set(after).size).toBe(1);
    expect(after[0]).not.toBe(before[0]);
    await restart({ encryptionKey: SECOND_KEY });
    const { documentId } = await storeOf(DEV);
    await crm.admin.post(`/shopify-crm/stores/${documentId}/webhooks`).expect(200);
  });

  it('that is wrong opens nothing, stores nothing, and says so', async () => {
    const before = await keyIdsOf();
    await restart({ encryptionKey: 'a third key that nobody has used' });
    const { documentId } = await storeOf(DEV);
    const { body } = await crm.admin.post(`/shopify-crm/stores/${documentId}/webhooks`).expect(422);
    expect(body.error.details).toMatchObject({
      code: 'encryption_key_missing',
      remedy: expect.stringContaining('previousEncryptionKeys'),
    });
    expect(await keyIdsOf()).toEqual(before);
    const { body: setup } = await crm.admin.get('/shopify-crm/setup').expect(200);
    expect(setup.data.checks[1]).toMatchObject({
      code: 'encryption_key_missing',
      ok: false,
      message: expect.stringContaining(DEV),
    });
  });

  it('keeps the secret of a disconnected store for its time and no longer', async () => {
    const row = () => crm.strapi.db.query(STORES).findOne({ where: { domain: LEGACY } });
    expect(await row()).toMatchObject({ credentials: null, keptSecret: expect.stringMatching(/^v1\./) });
    const days = (Date.parse((await row()).keptSecretUntil) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(59);
    expect(days).toBeLessThanOrEqual(60);
    await crm.strapi.db
      .query(STORES)
      .updateMany({ where: { domain: LEGACY }, data: { keptSecretUntil: new Date(Date.now() - 1_000) } });
    await restart({ encryptionKey: SECOND_KEY });
    expect(await row()).toMatchObject({ keptSecret: null, keptSecretUntil: null });
  });
});
