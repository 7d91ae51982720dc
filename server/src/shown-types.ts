import type { UID } from '@strapi/strapi';

import { PLUGIN_ID } from './plugin-id';

/** The content types that people see: in the Content Manager, and read-only in Strapi's own APIs. */
export const SHOWN_TYPES = [
  'contact',
  'product',
  'product-variant',
  'invoice',
  'invoice-line',
  'fulfilment',
  'refund',
] as const;

/** The singular name of a shown type. */
export type ShownType = (typeof SHOWN_TYPES)[number];

/** The uid of a content type of the plugin. Strapi's types know the uids of an application only. */
export const uidOf = (name: string): UID.ContentType => `plugin::${PLUGIN_ID}.${name}` as UID.ContentType;

/** The uids of all types whose records come from Shopify: the shown ones, and the hidden customer behind a contact. */
export const SYNCED_UIDS: ReadonlySet<string> = new Set([...SHOWN_TYPES, 'customer'].map(uidOf));
