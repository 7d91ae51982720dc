import { setImmediate as nextTurn } from 'node:timers/promises';

/** A turn of the event loop that others used for this long shows that there is more for them to do. */
const MS_BUSY = 2;
/** What gives way goes on after this long, however much others have to do. */
const MS_LONGEST = 50;

/**
 * Lets others go first, as webhooks that are to be answered and editors who wait for a page: resolves when the process has
 * little else to do. Work that can wait calls it between its steps. (SQLite answers without letting anything else happen, so
 * any number of queries in a row are one step.)
 */
export const giveWay = async (): Promise<void> => {
  const until = performance.now() + MS_LONGEST;
  for (let now = performance.now(); now < until;) {
    const before = now;
    await nextTurn();
    now = performance.now();
    if (now - before < MS_BUSY) return;
  }
};
