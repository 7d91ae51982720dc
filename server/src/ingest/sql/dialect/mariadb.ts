import type { Knex } from 'knex';

/**
 * Whether a server of this version returns the rows of an INSERT: MariaDB from 10.5 on does, MySQL has no such thing.
 * (https://mariadb.com/kb/en/insertreturning/)
 *
 * @param version as `VERSION()` gives it, such as `10.11.6-MariaDB`.
 */
export const returnsRows = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return /mariadb/i.test(version) && (major > 10 || (major === 10 && minor >= 5));
};

/** By the connection's settings, as apps' servers differ. */
const known = new WeakMap<object, boolean>();

/** Whether an INSERT can return its rows. */
export const canReturn = async (trx: Knex): Promise<boolean> => {
  const config = trx.client.config as object;
  const found = known.get(config);
  if (found !== undefined) return found;
  const [rows = []] = await trx.raw<[{ version: string }[]]>('SELECT VERSION() AS version');
  const can = returnsRows(rows[0]?.version ?? '');
  known.set(config, can);
  return can;
};
