type Fields = Record<string, unknown>;

/**
 * How to make objects that have these keys, all null at first, in this order. To be used where many objects get keys that are not known
 * to the code.
 *
 * Objects that get their keys one by one, from `{}` on, begin with the same hidden class in all of a process. It takes 1,536 first keys
 * (V8's `kMaxNumberOfTransitions`), and Strapi has more: from then on each such object has hidden classes of its own, and takes twenty
 * times the time and eight times the memory, which only a full collection of garbage gives back. Made of JSON, objects begin with the
 * hidden class of those with as many keys. So do objects that are written out: `{ a, b }` and `{ a, ...b }`, but neither `{ ...a, b }` nor
 * `const { a, ...b }` of others, whose classes begin anew each time.
 */
export const blankObjects = (keys: readonly string[]): (() => Fields) => {
  const json = `{${keys.map((key) => `${JSON.stringify(key)}:null`).join()}}`;
  return () => JSON.parse(json) as Fields;
};
