import createKnex, { type Knex } from 'knex';

/** Strapi's usual `DATABASE_*` variables. */
export type DatabaseEnv = Record<string, string>;

const DRIVERS: Record<string, string> = { postgres: 'pg', mysql: 'mysql2' };

/** A connection of one's own to a test's database, beside Strapi's; to be destroyed by whoever asked for it. */
export const connectTo = ({ env }: { env: DatabaseEnv }): Knex => {
  if (env.DATABASE_CLIENT === 'sqlite') {
    return createKnex({
      client: 'better-sqlite3',
      connection: { filename: env.DATABASE_FILENAME as string },
      useNullAsDefault: true,
    });
  }
  return createKnex({
    client: DRIVERS[env.DATABASE_CLIENT as string],
    connection: {
      host: env.DATABASE_HOST as string,
      port: Number(env.DATABASE_PORT),
      user: env.DATABASE_USERNAME as string,
      password: env.DATABASE_PASSWORD as string,
      database: env.DATABASE_NAME as string,
    },
    pool: { min: 1, max: 1 },
  });
};
