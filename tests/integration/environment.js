'use strict';

const { TestEnvironment } = require('jest-environment-node');

const removeAllListeners = process.removeAllListeners.bind(process);

/** A Strapi that is destroyed takes all listeners off the process: without its own, a test worker ends. */
process.removeAllListeners = (...event) => (event.length === 0 ? process : removeAllListeners(...event));

const ENVIRONMENT = { ...process.env };

/** What a test file told its Strapi by environment variables is nothing to the next one, which may be of another database. */
const restoreEnvironment = () => {
  for (const name of Object.keys(process.env))
    if (!(name in ENVIRONMENT)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, ENVIRONMENT);
};

/** Strapi remembers the content types that it saw: each test file has a Strapi of its own. */
const forgetStrapi = () => {
  for (const file of Object.keys(require.cache))
    if (file.includes('/node_modules/@strapi/')) Reflect.deleteProperty(require.cache, file);
};

/** Outside of production it looks at each object twice, for copies of itself: the simulator has it look a million times. */
const requireGraphql = () => {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    return require('graphql');
  } finally {
    process.env.NODE_ENV = NODE_ENV;
  }
};

/**
 * Lets the test files that a worker runs share the libraries that Strapi is made of: Jest would evaluate their thousand
 * modules anew for each. A test's environment variables are then Strapi's, and its dates are dates to Strapi's libraries.
 */
module.exports = class StrapiEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.options = config.projectConfig.testEnvironmentOptions;
  }

  async setup() {
    await super.setup();
    forgetStrapi();
    process.env.DATABASE_CLIENT = this.options.database;
    if (this.options.isFurther) process.env.FURTHER_DATABASE = 'true';
    this.global.process.env = process.env;
    this.global.Date = Date;
    this.global.shared = { require, globalThis, graphql: requireGraphql };
  }

  async teardown() {
    await super.teardown();
    restoreEnvironment();
  }
};
