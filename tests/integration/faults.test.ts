import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SyncRun } from '../../shared/contracts';
import type { FaultKind, FaultSettings } from '../../simulator/src/index';
import { ROOT } from '../../playground/scripts/support/build';
import { lockRecords, loseDatabase } from './support/database-faults';
import { emptyRecords } from './support/empty-records';
import { differences, webhooksSettled } from './support/settled';
import { waitFor } from './support/wait';
import { startSyncedWorld, type SyncedWorld } from './support/world';

const DOMAIN = 'faults.myshopify.com';
const CLIENT_ID = '5f60718293a4b5c6d7e8f90a1b2c3d4e';
const DOCUMENT = path.join(ROOT, 'docs/reliability.md');
/** A held lease must run out where the database was away at the wrong moment. */
const PATIENCE = { timeoutMs: 90_000 };

type FaultOf<K extends FaultKind> = [kind: K, settings: FaultSettings[K]];
type AnyFault = { [K in FaultKind]: FaultOf<K> }[FaultKind];

/** A fault, in the words of the table. */
interface Case {
  name: string;
  faults?: AnyFault[];
  /** What is done beside, while the work is under way. @returns how to end it. */
  strike?: () => Promise<(() => Promise<void>) | void>;
}

let world: SyncedWorld;
const table = new Map<string, string[]>();

const FAULTS: Case[] = [
  { name: 'HTTP 429 with `Retry-After`', faults: [['status429', { times: 3, retryAfter: 0 }]] },
  { name: '`THROTTLED` answers', faults: [['throttled', { times: 3 }]] },
  {
    name: 'HTTP 502 and 503',
    faults: [
      ['status5xx', { times: 2, status: 502 }],
      ['status5xx', { times: 1 }],
    ],
  },
  { name: 'Connections that are reset', faults: [['resetConnections', { times: 3 }]] },
  { name: 'Answers that are no JSON', faults: [['invalidJson', { times: 2 }]] },
  { name: 'Answers that drip in', faults: [['slowDrip', { times: 3, ms: 600 }]] },
  { name: 'Slow answers', faults: [['latency', { ms: 100 }]] },
  {
    name: 'The access token revoked meanwhile',
    strike: async () => world.simulator.local.revokeTokens(DOMAIN, CLIENT_ID),
  },
  { name: 'The records’ tables locked for a second', strike: () => lockRecords(world.crm, 1_000) },
  {
    name: 'Many of these at once',
    faults: [
      ['status429', { times: 1, retryAfter: 0 }],
      ['throttled', { times: 2 }],
      ['status5xx', { times: 1 }],
      ['resetConnections', { times: 2 }],
      ['slowDrip', { times: 2, ms: 300 }],
      ['latency', { ms: 20 }],
    ],
  },
];

const LOST_DATABASE = 'The database away (on SQLite: its disk full) for a second';

const BULK_FAULTS: Case[] = [
  { name: 'Bulk operation refused', faults: [['bulkRefused', { times: 1, code: 'INVALID' }]] },
  { name: 'Bulk operation failed', faults: [['bulkFailed', { times: 1 }]] },
  { name: 'Bulk result with rows missing', faults: [['truncateJsonl', { times: 1, keepRows: 5 }]] },
  { name: 'Download of the bulk result cut', faults: [['cutDownload', { times: 1, bytes: 2_000 }]] },
  { name: 'Bulk result expired', faults: [['expiredUrl', { times: 1 }]] },
];

const WEBHOOK_FAULTS: Case[] = [
  { name: 'Webhooks delivered three times', faults: [['duplicateWebhooks', { copies: 2 }]] },
  { name: 'Webhooks delayed and out of order', faults: [['delayWebhooks', { minMs: 0, maxMs: 400 }]] },
];

const note = (section: string, name: string, outcome: string) =>
  table.set(section, [...(table.get(section) ?? []), `| ${name} | ${outcome} |`]);

/** Has the faults in force while something is done. */
const during = async ({ faults = [], strike }: Case, work: () => Promise<void>): Promise<void> => {
  for (const [kind, settings] of faults) {
    world.simulator.local.addFault({ kind, settings } as Parameters<
      typeof world.simulator.local.addFault
    >[0]);
  }
  try {
    const end = await strike?.();
    await work();
    await end?.();
  } finally {
    world.simulator.local.clearFaults();
  }
};

const runEnded = async (documentId: string): Promise<SyncRun> =>
  waitFor(
    async () => {
      const run = (await world.crm.client.runs(DOMAIN)).find((one) => one.documentId === documentId);
      return run && !['queued', 'running'].includes(run.status) && run;
    },
    { ...PATIENCE, what: 'the run to end' }
  );

const fullSync = async (): Promise<SyncRun> => {
  const { body } = await world.crm.admin
    .post(`/shopify-crm/stores/${world.storeId}/sync`)
    .send({ mode: 'full' })
    .expect(202);
  return body.data as SyncRun;
};

beforeAll(async () => {
  world = await startSyncedWorld(
    { shop: { domain: DOMAIN, plan: 'plus', seed: 'faults', customers: 12, products: 5, orders: 14 } },
    { config: { backfill: 'bulk' } }
  );
});

afterAll(() => world.stop());

describe('a full sync', () => {
  it.each([...FAULTS, ...BULK_FAULTS])(
    'is whole in spite of: $name',
    async (fault) => {
      await emptyRecords(world.crm.strapi);
      let run: SyncRun | undefined;
      await during(fault, async () => {
        run = await runEnded((await fullSync()).documentId);
      });
      expect(run).toMatchObject({ status: 'completed', error: null });
      expect(await differences(world)).toEqual([]);
      note('A full sync', fault.name, 'Completed by itself; every record equal');
    },
    120_000
  );
});

describe('live changes', () => {
  it.each([...FAULTS, ...WEBHOOK_FAULTS])(
    'all arrive in spite of: $name',
    async (fault) => {
      await during(fault, async () => {
        world.simulator.local.applyRandom(DOMAIN, 8, fault.name);
        await webhooksSettled(world, DOMAIN);
      });
      expect(await world.crm.client.failedEvents(DOMAIN)).toEqual([]);
      expect(await differences(world)).toEqual([]);
      note('Live changes', fault.name, 'No event lost, none failed; every record equal');
    },
    120_000
  );
});

describe(LOST_DATABASE, () => {
  it('delays a full sync, which is whole', async () => {
    await emptyRecords(world.crm.strapi);
    const { documentId } = await fullSync();
    await loseDatabase(world.crm, 1_000);
    expect(await runEnded(documentId)).toMatchObject({ status: 'completed', error: null });
    expect(await differences(world)).toEqual([]);
    note('A full sync', LOST_DATABASE, 'Completed by itself; every record equal');
  }, 120_000);

  it('loses no live change', async () => {
    world.simulator.local.applyRandom(DOMAIN, 8, LOST_DATABASE);
    await loseDatabase(world.crm, 1_000);
    world.simulator.local.applyRandom(DOMAIN, 8, `${LOST_DATABASE}, afterwards`);
    await webhooksSettled(world, DOMAIN);
    expect(await world.crm.client.failedEvents(DOMAIN)).toEqual([]);
    expect(await differences(world)).toEqual([]);
    note('Live changes', LOST_DATABASE, 'No event lost, none failed; every record equal');
  }, 120_000);
});

describe('docs/reliability.md', () => {
  it('has the outcomes of this test', async () => {
    const BEGIN = '<!-- outcomes: written by tests/integration/faults.test.ts with UPDATE_DOCS=1 -->';
    const END = '<!-- end of outcomes -->';
    const outcomes = [...table].map(
      ([section, rows]) => `### ${section}\n\n| Fault | Outcome |\n| --- | --- |\n${rows.join('\n')}\n`
    );
    const text = await readFile(DOCUMENT, 'utf8');
    const [before = '', rest = ''] = text.split(BEGIN);
    const [, after = ''] = rest.split(END);
    const wanted = `${before}${BEGIN}\n\n${outcomes.join('\n')}\n${END}${after}`;
    if (process.env.UPDATE_DOCS) await writeFile(DOCUMENT, wanted);
    const plain = (markdown: string) => markdown.replace(/[ -]+/g, ' ').replace(/\n+/g, '\n');
    expect(plain(await readFile(DOCUMENT, 'utf8'))).toBe(plain(wanted));
  });
});
