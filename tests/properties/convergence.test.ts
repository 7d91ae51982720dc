import fc from 'fast-check';
import { FOUND } from './support/found';
import { histories } from './support/history';
import { openLaboratory, type Laboratory } from './support/laboratory';
import { checkHistory, parameters, RUNS } from './support/property';

let lab: Laboratory;

beforeAll(async () => {
  lab = await openLaboratory();
}, 300_000);

afterAll(() => lab.close());

describe('convergence', () => {
  it.each(FOUND)('holds for %s', (_what, history) => checkHistory(lab, history));

  it(
    `holds for ${RUNS} histories of changes, losses, delays, lagging reads, runs and crashes`,
    () =>
      fc.assert(
        fc.asyncProperty(histories(), (history) => checkHistory(lab, history)),
        parameters()
      ),
    3_600_000
  );
});
