import { GraphQLError, type ExecutionResult } from 'graphql';
import type { FaultSettings } from './types';

type Path = readonly (string | number)[];
type Loss = FaultSettings['nullNodes'];

/** Where answers have records: a page of a list, the nodes of ids, or the one of an id. */
const LISTS: readonly Path[] = [['page', 'nodes'], ['nodes']];
const ALONE: Path = ['node'];

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | null)?.[step], data);

const isRecord = (value: unknown): value is { id?: unknown } => typeof value === 'object' && value !== null;

/** Where the record is that is to be missing; undefined where the answer has none. */
const placeIn = ({ data }: ExecutionResult, { id }: Loss): Path | undefined => {
  const isMeant = (value: unknown): boolean => isRecord(value) && (id === undefined || value.id === id);
  for (const list of LISTS) {
    const records = valueAt(data, list);
    const position = Array.isArray(records) ? records.findIndex(isMeant) : -1;
    if (position >= 0) return [...list, position];
  }
  return isMeant(valueAt(data, ALONE)) ? ALONE : undefined;
};

/** Whether an answer has the record that is to be missing. */
export const holdsRecord = (result: ExecutionResult, loss: Loss): boolean =>
  placeIn(result, loss) !== undefined;

/** Makes a record of an answer null, and says so in an error where that is to have a code. */
export const loseRecord = (result: ExecutionResult, loss: Loss): void => {
  const path = placeIn(result, loss);
  if (!path) return;
  const holder = valueAt(result.data, path.slice(0, -1)) as Record<string | number, unknown>;
  holder[path.at(-1) as string | number] = null;
  if (!loss.code) return;
  const error = new GraphQLError('This record could not be given.', {
    path,
    extensions: { code: loss.code },
  });
  result.errors = [...(result.errors ?? []), error];
};
