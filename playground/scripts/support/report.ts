import { HOLDINGS, type Held, type HoldingName } from './held-records';

/** A difference as the simulator's comparison gives it. */
interface Difference {
  type: string;
  storeDomain?: string | null | undefined;
  field?: string | null | undefined;
  expected?: unknown;
  actual?: unknown;
}

/** How many differences of one field are written out. */
const SHOWN_PER_FIELD = 3;

export const secondsSince = (startedMs: number): number => (Date.now() - startedMs) / 1000;

export const countRecords = (held: Held): number =>
  Object.values(held).reduce((total, records) => total + records.length, 0);

/** One line a type: how many records of it there are. */
export const table = (held: Held): string[] =>
  (Object.keys(HOLDINGS) as HoldingName[]).map(
    (name) => `${String(held[name].length).padStart(7)} ${HOLDINGS[name].path.replaceAll('-', ' ')}`
  );

/** The differences by type and field with how many there are, and the first few of each in full. */
export const describeDifferences = (differences: readonly Difference[]): string[] => {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = `${difference.type} ${difference.field ?? ''}`.trim();
    groups.set(key, [...(groups.get(key) ?? []), difference]);
  }
  return [...groups].flatMap(([key, group]) => [
    `${key}: ${group.length}`,
    ...group.slice(0, SHOWN_PER_FIELD).map((difference) => `    ${JSON.stringify(difference)}`),
  ]);
};
