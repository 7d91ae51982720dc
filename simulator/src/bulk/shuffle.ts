/**
 * Puts items into an order that looks random and is always the same for the same number of items, so that nothing can
 * come to rely on parents standing before their children.
 */
export const shuffle = <T>(items: readonly T[]): T[] => {
  const result = [...items];
  let seed = items.length + 1;
  for (let index = result.length - 1; index > 0; index -= 1) {
    // A linear congruential generator (Numerical Recipes): enough for a shuffle.
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const other = seed % (index + 1);
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
};
