import { deserialize, serialize, setFlagsFromString } from 'node:v8';

setFlagsFromString('--allow-natives-syntax');

/** Whether two objects have the same hidden class. */
export const haveSameMap = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (
  a: object,
  b: object
) => boolean;

/**
 * Has objects begin with so many keys that V8 shares no further one among those that begin as `{}`, as is so where Strapi runs.
 *
 * @returns these, to be kept while it is to stay so.
 */
export const useUpFirstKeys = (): object[] =>
  Array.from({ length: 3_000 }, (_, index) => deserialize(serialize({ [`key ${index}`]: index })) as object);
