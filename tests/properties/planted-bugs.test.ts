import fc from 'fast-check';
import { histories, type History, type Wanted } from './support/history';
import { openLaboratory, type Laboratory } from './support/laboratory';
import { plant, PLANTED_BUGS } from './support/planted';
import type { Factories } from './support/plugin-process';
import { failureOf } from './support/property';

/** By then each bug is found; the histories are the same each time, so that this does not depend on luck. */
const MOST = 60;
const SEED = 1;

let lab: Laboratory;

beforeAll(async () => {
  lab = await openLaboratory();
}, 300_000);

afterAll(() => lab.close());

/** @returns the first history that does not end well. */
const firstFailure = async (wanted: Wanted, factories: Factories): Promise<History | null> => {
  for (const history of fc.sample(histories(wanted), { numRuns: MOST, seed: SEED }))
    if ((await failureOf(lab, history, factories)) !== null) return history;
  return null;
};

describe('a planted bug', () => {
  it.each(PLANTED_BUGS)(
    'is found by the property: $name',
    async (bug) => {
      const variant = await plant(bug);
      const found = await firstFailure(bug.wanted, variant.factories);
      await variant.remove();
      expect(found).not.toBeNull();
      // And it is the bug that is found.
      expect(await failureOf(lab, found as History)).toBeNull();
    },
    600_000
  );
});
