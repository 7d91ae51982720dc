import { createHash } from 'node:crypto';
import type { App, AppInput } from './types';

/** The scopes that the import of customers, orders, products and fulfilments needs. */
export const IMPORT_SCOPES = [
  'read_customers',
  'read_customer_merge',
  'read_orders',
  'read_products',
  'read_inventory',
  'read_fulfillments',
  'read_locations',
];

/** An app from its settings: released, open to every shop, and approved for everything unless said otherwise. */
export const buildApp = (settings: AppInput): App => ({
  clientSecret: `shpss_${createHash('md5').update(`secret of ${settings.clientId}`).digest('hex')}`,
  title: 'Simulated app',
  scopes: IMPORT_SCOPES,
  redirectUrls: [],
  appUrl: null,
  underReview: false,
  released: true,
  distribution: 'any',
  legacyInstallFlow: false,
  complianceUrl: null,
  approvedForAllOrders: true,
  bulkQueriesAllowed: true,
  customerData: 'all',
  tellsUnapproved: true,
  organisationShops: [],
  autoApprove: false,
  ...settings,
});
