/** A value that must be there. @throws Error where it is not, which fails the test. */
export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('Something that the test needs is not there');
  return value;
}
