import type { Drift, Resource, ResourceProgress, StoredError } from '../../../shared/contracts';
import { MOST_PROBLEMS, toRunProblems, type Problem } from './problems';
import { noProgress, waiting, type Checkpoint, type RunRow, type RunRows } from './runs';

/** Thrown into a run that another process has taken over: it must not write anything about the run any more. */
export class RunLostError extends Error {
  override readonly name = 'RunLostError';
}

/** The reason with which a run's signal is aborted when somebody cancelled it (rather than Strapi stopping). */
export class RunCancelledError extends Error {
  override readonly name = 'RunCancelledError';
}

/** How often progress goes into the database at most, and the lease is renewed at least. */
const MS_BETWEEN_SAVES = 500;
const MS_HEARTBEAT = 4_000;

/**
 * A run's state while this process works on it. Cursors are saved at once, after what they cover is written; mere counts
 * are saved now and then.
 */
export const createJournal = (
  rows: RunRows,
  run: RunRow,
  owner: string,
  interrupt: (reason: Error) => void
) => {
  const { resources, checkpoints } = run;
  let problems = run.problems ?? [];
  let savedAt = 0;

  let saved: Promise<void> = Promise.resolve();
  /** One after the other: an earlier state must not come last. */
  const save = (): Promise<void> => {
    const next = () => write();
    saved = saved.then(next, next);
    return saved;
  };

  const write = async () => {
    savedAt = Date.now();
    const engine = Object.values(checkpoints).find(({ state }) => state === 'running')?.engine ?? run.engine;
    run.engine = engine;
    if (!(await rows.save(run.id, owner, { resources, checkpoints, engine, problems, drift: run.drift }))) {
      throw new RunLostError('The run was taken over by another process');
    }
    // The cancel button may have been pressed at another process.
    if (await rows.isCancelRequested(run.id)) interrupt(new RunCancelledError());
  };

  const beat = () =>
    save().catch((error: Error) => {
      // What the database refuses now, the work itself meets, or the next beat: only a lost run must end at once.
      if (error instanceof RunLostError) interrupt(error);
    });
  const heartbeat = setInterval(() => void beat(), MS_HEARTBEAT);

  return {
    checkpoint: (resource: Resource): Checkpoint => checkpoints[resource] ?? waiting(null),

    async move(resource: Resource, change: Partial<Checkpoint>): Promise<void> {
      checkpoints[resource] = { ...(checkpoints[resource] ?? waiting(null)), ...change };
      await save();
    },

    progress: (resource: Resource): Readonly<ResourceProgress> => resources[resource] ?? noProgress(),

    async count(resource: Resource, change: Partial<ResourceProgress>): Promise<void> {
      const progress = resources[resource] ?? noProgress();
      resources[resource] = {
        ...progress,
        expected: change.expected === undefined ? progress.expected : change.expected,
        fetched: progress.fetched + (change.fetched ?? 0),
        written: progress.written + (change.written ?? 0),
        unchanged: progress.unchanged + (change.unchanged ?? 0),
        failed: progress.failed + (change.failed ?? 0),
      };
      if (Date.now() - savedAt >= MS_BETWEEN_SAVES) await save();
    },

    /** Adds to what a reconcile found; saved with the next move. */
    addDrift(resource: Resource, found: Drift): void {
      const { missing, stale, surplus } = run.drift?.[resource] ?? { missing: 0, stale: 0, surplus: 0 };
      const sum = {
        missing: missing + found.missing,
        stale: stale + found.stale,
        surplus: surplus + found.surplus,
      };
      run.drift = { ...run.drift, [resource]: sum };
    },

    /** Adds to what was not imported, up to a bound; saved with the counts. */
    addProblems(resource: Resource, found: readonly Problem[]): void {
      const room = MOST_PROBLEMS - problems.length;
      if (found.length > 0 && room > 0)
        problems = [...problems, ...toRunProblems(resource, found.slice(0, room))];
    },

    /** Begins a resource anew, by pages, and says why. */
    async turnToPages(resource: Resource, reason: StoredError): Promise<void> {
      this.restart(resource);
      resources[resource] = { ...(resources[resource] ?? noProgress()), byPages: reason };
      await this.move(resource, { engine: 'paged', cursor: null });
    },

    /** Begins the counts of a resource anew: its reading starts over. */
    restart(resource: Resource): void {
      problems = problems.filter((problem) => problem.resource !== resource);
      resources[resource] = { ...noProgress(), expected: resources[resource]?.expected ?? null };
    },

    save,
    close: () => clearInterval(heartbeat),
  };
};

export type Journal = ReturnType<typeof createJournal>;
