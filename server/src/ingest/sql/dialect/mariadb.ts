import type { Knex } from 'knex';

/** MariaDB from this version on returns the rows of an INSERT; MySQL has no such thing. */
const RETURNS_FROM = [10, 5];

/** By the connection's settings, as apps' servers differ. */
const known = new WeakMap<object, boolean>();

/** Whether an INSERT can return its rows. (https://mariadb.com/kb/en/insertreturning/) */
export const canReturn = async (trx: Knex.Transaction): Promise<boolean> => {
  const config = trx.client.config as object;
  const found = known.get(config);
  if (found !== undefined) return found;
  const [rows = []] = await trx.raw<[{ version: string }[]]>('SELECT VERSION() AS version');
  const version = rows[0]?.version ?? '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [fromMajor = 0, fromMinor = 0] = RETURNS_FROM;
  const can = /mariadb/i.test(version) && (major > fromMajor || (major === fromMajor && minor >= fromMinor));
  known.set(config, can);
  return can;
};
