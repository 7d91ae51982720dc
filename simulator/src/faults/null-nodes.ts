import { GraphQLError, type ExecutionResult } from 'graphql';
import type { FaultSettings } from './types';

type Path = readonly (string | number)[];

/** Where answers have records: a page of a list, the nodes of ids, or the one of an id. */
const PLACES: readonly Path[] = [['page', 'nodes', 0], ['nodes', 0], ['node']];

const valueAt = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | null)?.[step], data);

const placeIn = ({ data }: ExecutionResult): Path | undefined =>
  PLACES.find((path) => typeof (valueAt(data, path) ?? undefined) === 'object');

/** Whether an answer has a record that could be missing. */
export const holdsRecord = (result: ExecutionResult): boolean => placeIn(result) !== undefined;

/** Makes the first record of an answer null, and says so in an error where that is to have a code. */
export const loseRecord = (result: ExecutionResult, code: FaultSettings['nullNodes']['code']): void => {
  const path = placeIn(result);
  if (!path) return;
  const holder = valueAt(result.data, path.slice(0, -1)) as Record<string | number, unknown>;
  holder[path.at(-1) as string | number] = null;
  if (!code) return;
  const error = new GraphQLError('This record could not be given.', { path, extensions: { code } });
  result.errors = [...(result.errors ?? []), error];
};
