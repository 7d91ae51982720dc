import type { Core } from '@strapi/strapi';
import { dialectOf } from '../ingest/sql/dialect';

/** A reading of the database's clock, with ours at the same moment; all in milliseconds. */
interface Reading {
  database: number;
  wall: number;
  /** A clock that nobody sets, of unknown origin. */
  steady: number;
}

/** How long a reading is relied upon: quartz drifts by less than a tenth of a millisecond a second. */
const MS_TRUSTED = 60_000;
/** More than this between the wall clock and the steady one: one of them was set, or the machine slept. */
const MS_JUMP = 1_000;
/** A reading is off by half its round trip at most; a quicker one is tried for. */
const MS_QUICK = 50;
const MAX_READINGS = 3;

/**
 * The one clock that all processes on a database share: the database's. Leases, the times of reads and deletions, and due
 * times are compared between processes, whose own clocks may differ by minutes. It is read once a minute of work and
 * carried on by a steady clock, so it costs nothing and does not jump when somebody sets the machine's.
 *
 * SQLite has no clock of its own: its processes run on one machine.
 */
export const createClockService = ({ strapi }: { strapi: Core.Strapi }) => {
  let last: Reading | undefined;
  let reading: Promise<void> | undefined;

  const isTrusted = ({ wall, steady }: Reading): boolean => {
    const passed = performance.now() - steady;
    return passed < MS_TRUSTED && Math.abs(Date.now() - wall - passed) < MS_JUMP;
  };

  const read = async (epoch: string): Promise<void> => {
    const knex = strapi.db.connection;
    let quickest = Infinity;
    for (let tries = 0; tries < MAX_READINGS && quickest > MS_QUICK; tries += 1) {
      const asked = performance.now();
      const { now } = (await knex.select(knex.raw(`${epoch} as now`)).first()) as { now: string | number };
      const trip = performance.now() - asked;
      if (trip >= quickest) continue;
      quickest = trip;
      last = { database: Number(now), wall: Date.now() - trip / 2, steady: asked + trip / 2 };
    }
  };

  /** What the time is by the last reading; by our own clock before the first. */
  const now = (): Date => new Date(last ? last.database + (performance.now() - last.steady) : Date.now());

  return {
    now,

    /**
     * The same, with the database's clock read again where the last reading is old or doubtful.
     *
     * @throws what the database throws when it is away.
     */
    async read(): Promise<Date> {
      const { epochMilliseconds } = dialectOf(strapi.db.connection);
      if (epochMilliseconds && !(last && isTrusted(last))) {
        await (reading ??= read(epochMilliseconds).finally(() => (reading = undefined)));
      }
      return now();
    },
  };
};

export type ClockService = ReturnType<typeof createClockService>;
