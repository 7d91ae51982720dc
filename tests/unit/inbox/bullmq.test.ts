import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { loadBullMq } from '../../../server/src/inbox/bullmq';

let app: string;

beforeEach(async () => {
  app = await mkdtemp(path.join(os.tmpdir(), 'shopify-crm-app-'));
});

afterEach(() => rm(app, { recursive: true, force: true }));

const install = async (name: string): Promise<void> => {
  const folder = path.join(app, 'node_modules', name);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'index.js'), `exports.Queue = '${name}';`);
};

describe('BullMQ, which an app may have installed', () => {
  it.each([[[]], [['bullmq']]])(
    'is missed by code, sentence and remedy where there is only %j',
    async (names) => {
      for (const name of names) await install(name);
      const load = () => loadBullMq(app);
      expect(load).toThrow(expect.objectContaining({ code: 'queue_driver_not_installed' }));
      expect(load).toThrow(/^queue_driver_not_installed: .*`npm install bullmq ioredis`/);
    }
  );

  it('is the app’s own', async () => {
    await install('bullmq');
    await install('ioredis');
    expect(loadBullMq(app).Queue).toBe('bullmq');
  });
});
