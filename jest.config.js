'use strict';

/** The databases that the integration tests run on; of several, each has a project of its own. */
const databases = (process.env.TEST_DATABASES ?? process.env.DATABASE_CLIENT ?? 'sqlite').split(',');

/**
 * What these try is the same on each database, and its SQL is tried on each by the others: where several databases are asked
 * for, they run on the first one.
 */
const ON_ONE_DATABASE = [
  'api-docs',
  'attacks',
  'boot',
  'broken-record',
  'bulk-result',
  'claim',
  'connect',
  'connect-direct',
  'dropped-tables',
  'import-options',
  'life',
  'main-job',
  'mappings',
  'messages',
  'oauth-callback',
  'permissions',
  'secrets',
  'setup',
  'solutions',
  'subscriptions',
  'take-over',
  'views',
  'webhook-route',
  'webhook-samples',
  'withheld',
  'write-back',
];

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  // Jest would take apart at a file's end what the integration tests share; the setting is a worker's, not a project's.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
  },
  modulePathIgnorePatterns: [
    '<rootDir>/dist/',
    '<rootDir>/playground/(build|dist|\\.strapi)/',
    '<rootDir>/\\.(demo|cache|tmp|artifacts)/',
  ],
};

const integration = (database) => ({
  ...shared,
  displayName: databases.length === 1 ? 'integration' : `integration on ${database}`,
  testMatch: ['<rootDir>/tests/integration/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    // SQLite is a file of one process; several share a database server only, and a Redis.
    ...(database === databases[0] ? [] : [`/integration/(${ON_ONE_DATABASE.join('|')})\\.test\\.ts$`]),
    ...(database === 'sqlite' ? ['/(several-processes|fleet)\\.test\\.ts$'] : []),
  ],
  testEnvironment: '<rootDir>/tests/integration/environment.js',
  testEnvironmentOptions: {
    ...shared.testEnvironmentOptions,
    database,
    isFurther: database !== databases[0],
  },
  moduleNameMapper: {
    '^@strapi/strapi$': '<rootDir>/tests/integration/support/shared-strapi.js',
    '^graphql$': '<rootDir>/tests/integration/support/shared-graphql.js',
    '/schema/load$': '<rootDir>/tests/integration/support/shared-admin-schema.js',
  },
  globalSetup: '<rootDir>/tests/integration/global-setup.ts',
  globalTeardown: '<rootDir>/tests/integration/global-teardown.ts',
  setupFilesAfterEnv: ['<rootDir>/tests/integration/setup.ts'],
});

/** @type {import('jest').Config} */
module.exports = {
  // The integration tests wait for leases and retries as much as they compute.
  maxWorkers: 5,
  // What a worker's test files share keeps some of each: after many of them it begins anew.
  workerIdleMemoryLimit: '2GB',
  testTimeout: 30_000,
  testSequencer: '<rootDir>/tests/sequencer.js',
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/tests/unit/**/*.test.ts'] },
    ...databases.map(integration),
    {
      ...shared,
      displayName: 'properties',
      testMatch: ['<rootDir>/tests/properties/**/*.test.ts'],
      globalSetup: '<rootDir>/tests/integration/global-setup.ts',
      globalTeardown: '<rootDir>/tests/integration/global-teardown.ts',
    },
  ],
};
