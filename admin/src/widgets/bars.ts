/** What is more than nothing can be seen, in the drawing's units. */
const LEAST = 2;

/**
 * How high each bar is: the largest value takes all the room; nothing, or less than nothing, has no bar.
 * @param values - the values in their order
 * @param room - the height of the highest bar
 */
export function barHeights(values: readonly number[], room: number): number[] {
  const most = Math.max(0, ...values);
  return values.map((value) => (value > 0 ? Math.max(LEAST, (value / most) * room) : 0));
}
