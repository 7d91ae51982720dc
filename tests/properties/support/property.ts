import type fc from 'fast-check';
import type { Difference } from '../../../simulator/src/compare/index';
import { describeHistory, type History } from './history';
import type { Laboratory } from './laboratory';
import { play } from './play';
import type { Factories } from './plugin-process';

const isSqlite = ['sqlite', undefined].includes(process.env.DATABASE_CLIENT);

/** How many histories are tried; `PROPERTY_RUNS` says another number. */
export const RUNS = Number(process.env.PROPERTY_RUNS ?? (isSqlite ? 200 : 40));

const describeDifference = ({ kind, type, key, field, expected, actual }: Difference): string =>
  field === null
    ? `${kind}: ${type} ${key}`
    : `${type} ${key}: ${field} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;

/** What differs, a line each. */
export const describeDifferences = (differences: readonly Difference[]): string[] =>
  differences.map(describeDifference);

const MOST_SHOWN = 12;

const list = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0
    ? []
    : [
        `${title}:`,
        ...lines.slice(0, MOST_SHOWN).map((line) => `  ${line}`),
        ...(lines.length > MOST_SHOWN ? [`  … and ${lines.length - MOST_SHOWN} more`] : []),
      ];

/** Where a history ended otherwise than it must; null where it did not. */
export const failureOf = async (
  lab: Laboratory,
  history: History,
  factories?: Factories
): Promise<string | null> => {
  const { live, settled, links, failed } = await play(lab, history, factories);
  const lines = [
    ...list('Every notice has arrived, and yet', describeDifferences(live ?? [])),
    ...list('After a reconcile', describeDifferences(settled)),
    ...list('Links of or to deleted records', links),
    ...list(
      'Failed events',
      failed.map((event) => JSON.stringify(event))
    ),
  ];
  return lines.length === 0 ? null : [describeHistory(history), ...lines].join('\n');
};

/** @throws Error that tells the history and what is wrong after it. */
export const checkHistory = async (lab: Laboratory, history: History): Promise<void> => {
  const failure = await failureOf(lab, history);
  if (failure !== null) throw new Error(`A history that does not end well.\n${failure}`);
};

/** What is tried where a change is to be judged: the same each time. */
const CI_SEED = 1;

/**
 * How histories are chosen: others each time, but the same ones in CI. A failure names its seed and path; `PROPERTY_SEED` and
 * `PROPERTY_PATH` repeat it.
 */
export const parameters = <T>(numRuns = RUNS): fc.Parameters<T> => {
  const { CI, PROPERTY_PATH: path, PROPERTY_SEED: seed = CI ? CI_SEED : undefined } = process.env;
  return {
    numRuns,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(path ? { path } : {}),
  };
};
