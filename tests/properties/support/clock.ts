import type { ClockService } from '../../../server/src/coordination/clock';

/**
 * The time of a test: it goes on by one millisecond each time somebody asks for it, by as much as the test says, and by
 * nothing else. So a history has the same times whenever it is repeated.
 */
export interface TestClock {
  /** Lets time pass. */
  advance(milliseconds: number): void;
  /** Runs something in one instant. */
  instantly<T>(work: () => T): T;
  now(): number;
  /** Puts the machine's own time back. */
  uninstall(): void;
}

/** Makes `Date` of this process, the loaded Strapi's included, tell the test's time. Timers keep the machine's. */
export const installTestClock = (): TestClock => {
  const RealDate = Date;
  let time = RealDate.now();
  let isStanding = false;
  const tick = (): number => (isStanding ? time : (time += 1));

  class TestDate extends RealDate {
    constructor(...parts: unknown[]) {
      if (parts.length === 0) super(tick());
      else super(...(parts as [number]));
    }
    static override now = tick;
    /** Whatever made a date, it is one. */
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof RealDate;
    }
  }
  globalThis.Date = TestDate as DateConstructor;

  return {
    advance(milliseconds) {
      time += milliseconds;
    },
    instantly(work) {
      isStanding = true;
      try {
        return work();
      } finally {
        isStanding = false;
      }
    },
    now: () => time,
    uninstall() {
      globalThis.Date = RealDate;
    },
  };
};

/** The clock that the plugin's processes share, by the test's time: that of a database server cannot be turned. */
export const createTurnedClock = (): ClockService => ({
  now: () => new Date(),
  read: () => Promise.resolve(new Date()),
});
