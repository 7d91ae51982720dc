import type { Core } from '@strapi/strapi';

/** The synced types, those that hang on others first. */
const TYPES = [
  'invoice-line',
  'fulfilment',
  'refund',
  'invoice',
  'product-variant',
  'product',
  'customer',
  'contact',
];

/** Empties the tables of all synced records, tombstones included. */
export const emptyRecords = async (strapi: Core.Strapi): Promise<void> => {
  for (const type of TYPES) await strapi.db.query(`plugin::shopify-crm.${type}`).deleteMany({});
};
