import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { UID } from '@strapi/strapi';

import type { SyncRun } from '../../shared/contracts';
import { strapiCli } from '../../playground/scripts/support/build';
import { startSimulator, type Simulator } from '../../simulator/src/index';
import { appFolder, type AppFolder } from './support/app-folder';
import { createTestDatabase, type TestDatabase } from './support/database';
import { EDITORS_APP } from './support/editors-app';
import { heldRecords } from './support/records';
import { differences, syncsEnded, webhooksSettled } from './support/settled';
import { connectStore } from './support/shopify';
import { startStrapi, type TestStrapi } from './support/strapi';
import { waitFor } from './support/wait';
import { heldToken } from './support/held-token';

const DOMAIN = 'moving.myshopify.com';
const run = promisify(execFile);

let simulator: Simulator;
let crm: TestStrapi;
let app: AppFolder;
let backup: string;
const databases: TestDatabase[] = [];

const shopOrigin = () => `${simulator.url}/{shop}`;

/** Strapi's own command line, in an app on one of the databases. */
const strapi = (database: TestDatabase, args: string[]) =>
  run(process.execPath, [strapiCli(app.path), ...args], {
    cwd: app.path,
    env: {
      ...process.env,
      ...database.env,
      HOST: '127.0.0.1',
      PORT: String(crm.port),
      PUBLIC_URL: crm.url,
      SHOPIFY_SHOP_ORIGIN: shopOrigin(),
      SHOPIFY_CRM_CONFIG: '{}',
      STRAPI_TELEMETRY_DISABLED: 'true',
    },
    maxBuffer: 64 * 1024 * 1024,
  });

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

/** All that is held, the deleted and what editors added too. */
const everything = async () => {
  const rows = (type: string) =>
    crm.strapi.db.query(`plugin::shopify-crm.${type}`).findMany({ orderBy: { documentId: 'asc' } });
  const contacts = await crm.strapi.documents('plugin::shopify-crm.contact' as UID.ContentType).findMany({
    sort: 'documentId',
    limit: 500,
    fields: ['documentId', 'rating'] as never,
    populate: { visits: { fields: ['title'] } } as never,
  });
  const withoutIds = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'id' ? undefined : inner)));
  const byDocument = (records: Record<string, unknown>[]) =>
    [...records].sort((a, b) => (String(a.documentId) < String(b.documentId) ? -1 : 1));
  const held = await heldRecords(crm.strapi);
  return withoutIds({
    held: Object.fromEntries(Object.entries(held).map(([name, records]) => [name, byDocument(records)])),
    invoices: await rows('invoice'),
    customers: await rows('customer'),
    contacts,
  });
};

const fullSync = async (): Promise<SyncRun> => {
  const [store] = await crm.client.stores();
  // One that Strapi started by itself, after a connection or an import, goes first.
  const { body } = await waitFor(
    async () => {
      const answer = await crm.admin
        .post(`/shopify-crm/stores/${store?.documentId}/sync`)
        .send({ mode: 'full' });
      if (answer.status !== 409) expect(answer.status).toBe(202);
      return answer.status === 202 && answer;
    },
    { what: 'the full sync to start' }
  );
  const ended = await waitFor(
    async () => {
      const path = `/shopify-crm/sync-runs/${body.data.documentId}`;
      const found = (await crm.admin.get(path)).body.data as SyncRun;
      return !['queued', 'running'].includes(found.status) && found;
    },
    { what: 'the sync to end' }
  );
  expect(ended).toMatchObject({ status: 'completed', error: null });
  return ended as SyncRun;
};

beforeAll(async () => {
  simulator = await startSimulator({
    shops: [{ domain: DOMAIN, plan: 'plus', seed: 'moving', customers: 25, products: 8, orders: 30 }],
    bulkDurationMs: 50,
    retryScale: 0.01,
  });
  app = await appFolder(EDITORS_APP);
  backup = await mkdtemp(path.join(os.tmpdir(), 'shopify-crm-backup-'));
  crm = await startStrapi({ shopOrigin: shopOrigin(), files: EDITORS_APP });
  databases.push(crm.database);
});

afterAll(async () => {
  await crm.stop({ keepDatabase: true });
  await simulator.close();
  for (const database of databases) await database.drop();
  await app.remove();
  await rm(backup, { recursive: true, force: true });
});

it('what was synced survives strapi export and strapi import, holds no secret on the way, and goes on there', async () => {
  const world = { crm, simulator, stop: () => crm.stop() };
  await connectStore(crm, simulator, { domain: DOMAIN });
  await crm.client.installSolution('e-commerce');
  await syncsEnded(world, DOMAIN);
  // Something deleted, and something of the editors'.
  simulator.local.applyChange(DOMAIN, { name: 'deleteOrder' });
  simulator.local.applyChange(DOMAIN, { name: 'deleteProduct' });
  await webhooksSettled(world, DOMAIN);
  const contact = await crm.strapi
    .documents('plugin::shopify-crm.contact' as UID.ContentType)
    .findFirst({ filters: { ordersCount: { $gt: 0 } } as never });
  const { documentId } = contact as { documentId: string };
  await crm.strapi
    .documents('api::visit.visit' as UID.ContentType)
    .create({ data: { title: 'Fair', contact: documentId } as never });
  await crm.strapi
    .documents('plugin::shopify-crm.contact' as UID.ContentType)
    .update({ documentId, data: { rating: 5 } as never });
  // Orders no longer name a product that is gone, which no webhook tells.
  await fullSync();
  expect(await differences(world)).toEqual([]);
  const before = await everything();
  const { app: client, token } = await heldToken(crm, DOMAIN).read();
  await crm.stop({ keepDatabase: true });

  const file = path.join(backup, 'export');
  await strapi(crm.database, ['export', '--no-encrypt', '--format', 'dir', '--file', file]);
  const exported = await Promise.all((await filesIn(backup)).map((name) => readFile(name, 'utf8')));
  expect(exported.join('')).toContain(DOMAIN);
  for (const secret of [client.clientSecret, token.accessToken, token.refreshToken])
    if (secret) expect(exported.some((text) => text.includes(secret))).toBe(false);

  const fresh = await createTestDatabase();
  databases.push(fresh);
  await strapi(fresh, ['import', '--force', '--file', file]);
  crm = await startStrapi({ shopOrigin: shopOrigin(), files: EDITORS_APP, database: fresh, port: crm.port });
  expect(await everything()).toEqual(before);
  const moved = { crm, simulator, stop: () => crm.stop() };
  expect(await differences(moved)).toEqual([]);

  // The shop still belongs to the Strapi that was left: the one that took its place says so on purpose.
  await connectStore(crm, simulator, { domain: DOMAIN, request: { takeOver: true } });
  await syncsEnded(moved, DOMAIN);
  const { resources } = await fullSync();
  expect(Object.keys(resources)).toHaveLength(3);
  for (const progress of Object.values(resources)) expect(progress).toMatchObject({ written: 0, failed: 0 });
  expect(await differences(moved)).toEqual([]);
});
