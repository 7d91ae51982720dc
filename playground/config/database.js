'use strict';

const path = require('node:path');

const server = (env) => ({
  host: env('DATABASE_HOST', '127.0.0.1'),
  port: env.int('DATABASE_PORT'),
  database: env('DATABASE_NAME', 'strapi'),
  user: env('DATABASE_USERNAME', 'strapi'),
  password: env('DATABASE_PASSWORD', ''),
});

/** How long SQLite waits for the disk (`OFF`: not at all, for data that nobody keeps). */
const synchronous = (mode) => ({
  afterCreate(connection, done) {
    if (mode) connection.pragma(`synchronous = ${mode}`);
    done(null, connection);
  },
});

module.exports = ({ env }) => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  if (client === 'sqlite') {
    const filename = env('DATABASE_FILENAME', '.tmp/data.db');
    return {
      connection: {
        client,
        connection: { filename: path.resolve(__dirname, '..', filename) },
        useNullAsDefault: true,
        pool: synchronous(env('DATABASE_SYNCHRONOUS')),
      },
    };
  }
  return { connection: { client, connection: server(env), pool: { min: 0, max: 10 } } };
};
