/** Shopify's DateTime: UTC, whole seconds (`2026-07-01T09:30:00Z`). Changes within a second share one `updatedAt`. */
export function isoSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/**
 * The same moment in the form of a REST webhook body: local to the shop, with its offset (`2026-07-01T11:30:00+02:00`).
 *
 * @param iso - a DateTime of the GraphQL form
 * @param offsetMinutes - the shop's offset from UTC, in minutes
 */
export function restTime(iso: string, offsetMinutes: number): string {
  const local = new Date(Date.parse(iso) + offsetMinutes * 60_000);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const size = Math.abs(offsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${local.toISOString().slice(0, 19)}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
