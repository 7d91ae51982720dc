import { changeNamed } from '../../../simulator/src/changes/index';
import type { Difference } from '../../../simulator/src/compare/index';
import { ControlError } from '../../../simulator/src/control/errors';
import { allDifferences, wrongLinks } from './held';
import type { History, Step } from './history';
import type { Laboratory } from './laboratory';
import type { Factories } from './plugin-process';
import { openSession, type Session } from './session';

/** In which a few people share what they are known by. */
const EMAILS = ['ada@example.com', ' Ada@Example.com', 'bo@example.com', 'BO@example.com ', 'cy@example.com'];

/** Longer than any replica lags. */
const MS_CALM = 15_000;

/** What a history left behind. */
export interface Outcome {
  /** Where Strapi differed before the reconcile although every notice had arrived; null where some were lost. */
  live: Difference[] | null;
  /** Where it differs after the reconcile. */
  settled: Difference[];
  /** Links that must not be, at the one or the other moment. */
  links: string[];
  /** Events that failed. */
  failed: unknown[];
}

type Change = Extract<Step, { do: 'change' }>;

/** Makes a change to a shop, where it can be made. @returns the notices that tell of it. */
export const makeChange = (
  { world, clock }: Laboratory,
  { domains, notices }: Pick<Session, 'domains' | 'notices'>,
  { shop, name, pick, seed, email }: Omit<Change, 'do' | 'told'>
): string[] => {
  const domain = domains[shop] as string;
  const state = world.simulator.shops.get(domain);
  const { target: type, eligible } = changeNamed(name);
  if (!state) return [];
  const targets = state.list(type ?? '').filter((node) => eligible(state, node));
  if (type !== null && targets.length === 0) return [];
  const target = targets[pick % targets.length];
  const input = {
    name,
    seed,
    params: email === null ? {} : { email: EMAILS[email] },
    ...(target ? { target: target.id } : {}),
  };
  try {
    clock.instantly(() => world.simulator.local.applyChange(domain, input));
  } catch (error) {
    // Refused, as by the shop's own admin pages.
    if (!(error instanceof ControlError && error.status === 422)) throw error;
  }
  return notices.take(domain);
};

/** Takes the steps of a history, one by one. */
const stepper = (lab: Laboratory, session: Session, { lossless, steps }: History) => {
  const { clock } = lab;
  const { local } = lab.world.simulator;
  const { notices } = session;
  const hasLag = steps.some((step) => step.do === 'lag' && step.ms > 0);
  const releases: (() => void)[] = [];

  const hold = (shop: number, skip: number): void =>
    void releases.push(local.holdAnswer(session.domains[shop] as string, skip));

  const change = async (step: Change): Promise<void> => {
    // Two changes of one second have one version, of which a lagging read may see the first alone.
    if (lossless && hasLag) clock.advance(1_000);
    const told = makeChange(lab, session, step);
    if (step.told === 'now' || step.told === 'twice') {
      const copies = step.told === 'twice' ? [...told, ...told] : told;
      for (const webhookId of copies) await notices.deliver(webhookId);
    } else if (step.told === 'later' || lossless) notices.keep(told);
  };

  return async (step: Step): Promise<void> => {
    const { process } = session;
    switch (step.do) {
      case 'change':
        return change(step);
      case 'deliver':
        return notices.deliverSome(step.pick);
      case 'wait':
        clock.advance(step.ms);
        if (!process.isDead) process.services.inbox.wake();
        return;
      case 'lag': {
        const lag = local.listFaults().find(({ kind }) => kind === 'staleReads');
        if (lag) local.removeFault(lag.id);
        if (step.ms > 0) local.addFault({ kind: 'staleReads', settings: { ms: step.ms } });
        return;
      }
      case 'sync':
        if (process.isDead) return;
        if (step.held !== null) hold(step.shop, step.held);
        return session.startRun(step.shop, step.mode, step.engine);
      case 'hold':
        return hold(step.shop, step.skip);
      case 'release':
        for (const release of releases.splice(0)) release();
        return;
      case 'crash':
        return process.dieAfter(step.after);
    }
  };
};

/** Lets a history happen, and tells what came of it. */
export const play = async (
  lab: Laboratory,
  history: History,
  factories: Factories = lab.shipped
): Promise<Outcome> => {
  const { world, clock } = lab;
  const { strapi } = world.crm;
  const session = await openSession(lab, history, factories);
  const take = stepper(lab, session, history);
  if (history.synced) await session.syncAll('full');

  let wasDead = false;
  for (const step of history.steps) {
    await take(step);
    await session.work();
    // What happens next still happens to the dead one.
    if (session.process.isDead && wasDead) await session.restart();
    wasDead = session.process.isDead;
  }

  session.process.dieAfter(Infinity);
  await take({ do: 'lag', ms: 0 });
  await take({ do: 'release' });
  clock.advance(MS_CALM);
  await session.settle();
  const links: string[] = [];
  let live: Difference[] | null = null;
  if (history.lossless) {
    await session.notices.deliverAll();
    await session.settle();
    if (!(await session.isSynced())) await session.syncAll('full');
    live = await allDifferences(world);
    links.push(...(await wrongLinks(strapi)));
  }
  clock.advance(MS_CALM);
  await session.syncAll('reconcile');
  const settled = await allDifferences(world);
  links.push(...(await wrongLinks(strapi)));
  const failed = await strapi.db
    .query('plugin::shopify-crm.webhook-event')
    .findMany({ where: { state: 'failed' } });
  await session.close();
  return { live, settled, links, failed };
};
