import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SyncRun } from '../../shared/contracts';
import { ROOT } from '../../playground/scripts/support/build';
import { loseDatabase } from './support/database-faults';
import { emptyRecords } from './support/empty-records';
import { faultCases, type Case } from './support/fault-cases';
import { differences, lastRun, webhooksSettled } from './support/settled';
import { hastenTimeouts } from './support/strikes';
import { waitFor } from './support/wait';
import { startSyncedWorld, type SyncedWorld } from './support/world';

const DOMAIN = 'faults.myshopify.com';
const CLIENT_ID = '5f60718293a4b5c6d7e8f90a1b2c3d4e';
const DOCUMENT = path.join(ROOT, 'docs/reliability.md');

let world: SyncedWorld;
const table = new Map<string, string[]>();

const {
  always: FAULTS,
  bulk: BULK_FAULTS,
  webhooks: WEBHOOK_FAULTS,
} = faultCases(() => world, DOMAIN, CLIENT_ID);

const FOR_RECONCILE: Case[] = [
  { name: 'Answers that lack a record', faults: [['nullNodes', { times: 2 }]] },
  {
    name: 'Answers that deny a record',
    faults: [['nullNodes', { times: 2, code: 'ACCESS_DENIED' }]],
  },
];

/** Where the suites run on several databases, what is the same on each is tried on the first. */
const IS_FURTHER = process.env.FURTHER_DATABASE === 'true';
const toTry = (cases: Case[]): Case[] => cases.filter(({ onEach }) => onEach ?? !IS_FURTHER);

const LOST_DATABASE = 'The database away (on SQLite: its disk full) for a second';

const note = (section: string, name: string, outcome: string) =>
  table.set(section, [...(table.get(section) ?? []), `| ${name} | ${outcome} |`]);

/** Has the faults in force while something is done. */
const during = async ({ faults = [], strike }: Case, work: () => Promise<void>): Promise<void> => {
  for (const [kind, settings] of faults) {
    world.simulator.local.addFault({ kind, settings } as Parameters<
      typeof world.simulator.local.addFault
    >[0]);
  }
  const end = await strike?.();
  try {
    await work();
  } finally {
    // Before what is waited for to end the strike, so that it may end.
    world.simulator.local.clearFaults();
    await end?.();
  }
};

const runEnded = async (documentId: string): Promise<SyncRun> =>
  waitFor(
    async () => {
      const run = (await world.crm.client.runs(DOMAIN)).find((one) => one.documentId === documentId);
      return run && !['queued', 'running'].includes(run.status) && run;
    },
    { what: 'the run to end' }
  );

const start = async (what: 'sync' | 'reconcile', body: object): Promise<SyncRun> => {
  const { body: answer } = await world.crm.admin
    .post(`/shopify-crm/stores/${world.storeId}/${what}`)
    .send(body)
    .expect(202);
  return answer.data as SyncRun;
};

const fullSync = () => start('sync', { mode: 'full' });

/** The comparison that follows a run to which Shopify did not give everything. */
const comparisonAfter = ({ documentId }: SyncRun): Promise<SyncRun> =>
  waitFor(
    async () => {
      const runs = await world.crm.client.runs(DOMAIN);
      const [newest] = runs;
      return newest?.documentId !== documentId && newest?.status === 'completed' && newest;
    },
    { what: 'the comparison after the run' }
  );

/** For what reasons kinds of records were read by pages. */
const byPages = ({ resources }: SyncRun): string[] =>
  Object.values(resources).flatMap(({ byPages: reason }) => (reason ? [reason.code] : []));

const outcomeOf = ({ byPages: reason, isFollowed }: Case): string =>
  [
    reason ? `Completed by itself, by pages (\`${reason}\`)` : 'Completed by itself',
    ...(isFollowed ? ['a comparison followed'] : []),
    'every record equal',
  ].join('; ');

beforeAll(async () => {
  world = await startSyncedWorld(
    { shop: { domain: DOMAIN, plan: 'plus', seed: 'faults', customers: 12, products: 5, orders: 14 } },
    { config: { backfill: 'bulk' } }
  );
});

// A comparison may follow what was before.
beforeEach(() => lastRun(world, DOMAIN));

afterAll(() => world.stop());

describe('a full sync', () => {
  it.each(toTry([...FAULTS, ...BULK_FAULTS]))('is whole in spite of: $name', async (fault) => {
    await emptyRecords(world.crm.strapi);
    let run: SyncRun | undefined;
    await during(fault, async () => {
      run = await runEnded((await fullSync()).documentId);
    });
    expect(run).toMatchObject({ status: 'completed', error: null });
    expect([...new Set(byPages(run as SyncRun))]).toEqual(fault.byPages ? [fault.byPages] : []);
    if (fault.isFollowed) {
      expect(await comparisonAfter(run as SyncRun)).toMatchObject({ mode: 'reconcile', error: null });
    }
    expect(await differences(world)).toEqual([]);
    note('A full sync', fault.name, outcomeOf(fault));
  });
});

describe('live changes', () => {
  it.each(toTry([...FAULTS, ...WEBHOOK_FAULTS]))('all arrive in spite of: $name', async (fault) => {
    await during(fault, async () => {
      world.simulator.local.applyRandom(DOMAIN, 8, fault.name);
      await webhooksSettled(world, DOMAIN);
    });
    expect(await world.crm.client.failedEvents(DOMAIN)).toEqual([]);
    expect(await differences(world)).toEqual([]);
    note('Live changes', fault.name, 'No event lost, none failed; every record equal');
  });
});

describe('a reconcile', () => {
  it.each(FOR_RECONCILE)('takes nothing for deleted in spite of: $name', async (fault) => {
    let run: SyncRun | undefined;
    await during(fault, async () => {
      run = await runEnded((await start('reconcile', { repair: true })).documentId);
    });
    expect(run).toMatchObject({ status: 'completed', error: null });
    for (const drift of Object.values(run?.drift ?? {}))
      expect(drift).toMatchObject({ missing: 0, surplus: 0 });
    expect(await differences(world)).toEqual([]);
    note('A reconcile', fault.name, 'Completed by itself; nothing was taken for deleted');
  });
});

describe('the registration of webhooks', () => {
  it('is made good after: a request that is never answered', async () => {
    const { simulator, crm, storeId } = world;
    const subscribed = () =>
      simulator.local
        .listShops()
        .flatMap(({ installations }) => installations)
        .flatMap(({ subscriptions }) => subscriptions.map(({ topic }) => topic))
        .sort();
    const before = subscribed();
    for (const topic of ['customers/update', 'orders/updated'])
      simulator.local.changeSubscriptions(DOMAIN, { clientId: CLIENT_ID, topic, remove: true });
    const register = () => crm.admin.post(`/shopify-crm/stores/${storeId}/webhooks`);
    const fault: Case = {
      name: 'A registration that is never answered',
      faults: [['lostAnswer', { times: 1, silent: true }]],
      strike: () => hastenTimeouts(),
    };
    await during(fault, async () => {
      await register().expect(200);
      expect((await crm.store(DOMAIN)).lastError).toMatchObject({ code: 'shopify_unreachable' });
    });
    expect((await register().expect(200)).body).toMatchObject({ missing: [] });
    expect(subscribed()).toEqual(before);
    // What was unheard of meanwhile is read.
    await lastRun(world, DOMAIN);
    note(
      'Webhook subscriptions',
      fault.name,
      'Shown on the store; the next check completes it, and none is doubled'
    );
  });
});

describe(LOST_DATABASE, () => {
  it('delays a full sync, which is whole', async () => {
    await emptyRecords(world.crm.strapi);
    const { documentId } = await fullSync();
    await loseDatabase(world.crm, 1_000);
    expect(await runEnded(documentId)).toMatchObject({ status: 'completed', error: null });
    expect(await differences(world)).toEqual([]);
    note('A full sync', LOST_DATABASE, 'Completed by itself; every record equal');
  });

  it('loses no live change', async () => {
    world.simulator.local.applyRandom(DOMAIN, 8, LOST_DATABASE);
    await loseDatabase(world.crm, 1_000);
    world.simulator.local.applyRandom(DOMAIN, 8, `${LOST_DATABASE}, afterwards`);
    await webhooksSettled(world, DOMAIN);
    expect(await world.crm.client.failedEvents(DOMAIN)).toEqual([]);
    expect(await differences(world)).toEqual([]);
    note('Live changes', LOST_DATABASE, 'No event lost, none failed; every record equal');
  });
});

describe('docs/reliability.md', () => {
  it('has the outcomes of this test', async () => {
    const BEGIN = '<!-- outcomes: written by tests/integration/faults.test.ts with UPDATE_DOCS=1 -->';
    const END = '<!-- end of outcomes -->';
    const outcomes = [...table].map(
      ([section, rows]) => `### ${section}\n\n| Fault | Outcome |\n| --- | --- |\n${rows.join('\n')}\n`
    );
    const text = await readFile(DOCUMENT, 'utf8');
    const plain = (markdown: string) => markdown.replace(/[ -]+/g, ' ').replace(/\n+/g, '\n');
    if (IS_FURTHER) {
      for (const row of [...table.values()].flat()) expect(plain(text)).toContain(plain(row));
      return;
    }
    const [before = '', rest = ''] = text.split(BEGIN);
    const [, after = ''] = rest.split(END);
    const wanted = `${before}${BEGIN}\n\n${outcomes.join('\n')}\n${END}${after}`;
    if (process.env.UPDATE_DOCS) await writeFile(DOCUMENT, wanted);
    expect(plain(await readFile(DOCUMENT, 'utf8'))).toBe(plain(wanted));
  });
});
