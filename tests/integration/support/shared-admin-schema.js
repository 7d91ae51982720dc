'use strict';

const { globalThis: ofWorker } = globalThis.shared;

/** Shopify's schema takes half a second to build, and is the same for all test files of a worker. */
exports.loadAdminSchema = () =>
  (ofWorker.adminSchema ??= require('../../../simulator/src/schema/load.ts').loadAdminSchema());
