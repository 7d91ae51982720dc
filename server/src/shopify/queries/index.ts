import * as app from './app';
import * as bulk from './bulk';
import * as customers from './customers';
import * as metafields from './metafields';
import * as orders from './orders';
import * as products from './products';
import * as shop from './shop';
import * as webhooks from './webhooks';
import * as writeBack from './write-back';

const { CUSTOMERS_BULK, ...customerDocuments } = customers;
const { PRODUCTS_BULK, ...productDocuments } = products;
const { ORDERS_BULK, ...orderDocuments } = orders;

/** Every document sent to the Admin GraphQL API, by name: what the types are generated from and tests validate. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  ...customerDocuments,
  ...productDocuments,
  ...orderDocuments,
  ...shop,
  ...metafields,
  ...app,
  ...bulk,
  ...webhooks,
  ...writeBack,
};

/** The documents that run inside a bulk operation; `FILTER` in them stands for the root connection's arguments. */
export const BULK_DOCUMENTS: Readonly<Record<string, string>> = {
  CUSTOMERS_BULK,
  PRODUCTS_BULK,
  ORDERS_BULK,
};
