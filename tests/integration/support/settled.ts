import type { Resource, SyncRun } from '../../../shared/contracts';
import { RESOURCES } from '../../../shared/contracts';
import { compare, type Visibility } from '../../../simulator/src/compare/index';
import { heldRecords } from './records';
import { waitFor } from './wait';
import type { World } from './world';

const isUnfinished = ({ status }: SyncRun) => status === 'queued' || status === 'running';

/** Waits until each resource was synced by a completed run and none is under way; gives the runs, newest first. */
export const syncsEnded = async (
  { crm }: Pick<World, 'crm'>,
  domain: string,
  resources: readonly Resource[] = RESOURCES
): Promise<SyncRun[]> => {
  let runs: SyncRun[] = [];
  await waitFor(
    async () => {
      runs = await crm.client.runs(domain);
      const synced = runs
        .filter(({ status }) => status === 'completed')
        .flatMap((run) => Object.keys(run.resources));
      return !runs.some(isUnfinished) && resources.every((resource) => synced.includes(resource));
    },
    { what: () => `the syncs to end: ${JSON.stringify(runs)}` }
  );
  return runs;
};

/** The newest run of a store, once it has ended and none is to follow it. */
export const lastRun = ({ crm }: Pick<World, 'crm'>, domain: string): Promise<SyncRun> =>
  waitFor(
    async () => {
      const [newest] = await crm.client.runs(domain);
      if (!newest || isUnfinished(newest)) return null;
      const due = { domain, reconcileDue: { $notNull: true } };
      const isFollowed =
        newest.status === 'completed' &&
        (await crm.strapi.db.query('plugin::shopify-crm.store').count({ where: due })) > 0;
      return isFollowed ? null : newest;
    },
    { what: 'the runs of the store to end' }
  );

/** Waits until Shopify has delivered every webhook and Strapi has settled every event. */
export const webhooksSettled = async (
  { crm, simulator }: Omit<World, 'stop'>,
  domain: string
): Promise<void> => {
  await simulator.local.whenIdle();
  let open: unknown[] = [];
  await waitFor(
    async () => {
      open = await crm.strapi.db.query('plugin::shopify-crm.webhook-event').findMany({
        where: { store: domain, state: { $in: ['pending', 'processing'] } },
        limit: 10,
      });
      return open.length === 0;
    },
    { what: () => `the events to settle: ${JSON.stringify(open)}` }
  );
};

/** Everything in which Strapi and the simulated shops disagree. */
export const differences = async ({ crm, simulator }: Omit<World, 'stop'>, visibility?: Visibility) =>
  compare([...simulator.shops.values()], await heldRecords(crm.strapi), visibility);
