import { createHmac, hkdfSync } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import { pluginConfig } from '../../config';

const HASH_BYTES = 32;

/**
 * The digests of an email at a store, by each configured encryption key, the current one first: none where there is no key.
 * With the database alone nobody can tell whose they are, unlike with a plain hash, which can be tried with known emails.
 *
 * @param email normalised.
 */
export type EmailDigests = (store: string, email: string) => string[];

/** Makes the digests with the keys that are configured when they are first needed. */
export const createEmailDigests = (strapi: Core.Strapi): EmailDigests => {
  let keys: Buffer[] | undefined;
  const derive = (secret: string) =>
    Buffer.from(hkdfSync('sha256', secret, 'shopify-crm', 'erased emails v1', HASH_BYTES));
  return (store, email) => {
    const { encryptionKey, previousEncryptionKeys } = pluginConfig(strapi);
    keys ??= [encryptionKey, ...previousEncryptionKeys].filter((secret) => secret !== null).map(derive);
    return keys.map((key) => `email:${createHmac('sha256', key).update(`${store}\n${email}`).digest('hex')}`);
  };
};
