import type { Core } from '@strapi/strapi';

import { pluginConfig } from '../../config';
import { CrmError } from '../../errors';
import { deriveKey, openText, sealText, type SealingKey } from './envelope';

/** What an envelope holds; part of what it is bound to, so that one cannot stand in for another. */
export type CredentialPurpose = 'credentials' | 'kept-secret' | 'oauth-state';

const contextOf = (domain: string, purpose: CredentialPurpose) => `shopify-crm|${domain}|${purpose}`;

/**
 * Seals and opens credentials: AES-256-GCM under a key derived from the configured secret, bound to the store's domain and
 * to what they are for. Without a key nothing is sealed and nothing is opened.
 */
export const createCredentialsService = ({ strapi }: { strapi: Core.Strapi }) => {
  // HKDF is cheap but not free, and webhooks open secrets; a changed configuration has another secret, thus another entry.
  const derived = new Map<string, SealingKey>();

  const keyOf = (secret: string): SealingKey => {
    const known = derived.get(secret) ?? deriveKey(secret);
    derived.set(secret, known);
    return known;
  };

  const currentKey = (): SealingKey => {
    const { encryptionKey } = pluginConfig(strapi);
    if (encryptionKey === null) throw new CrmError('encryption_key_missing');
    return keyOf(encryptionKey);
  };

  const allKeys = (): SealingKey[] => [
    currentKey(),
    ...pluginConfig(strapi).previousEncryptionKeys.map((secret) => keyOf(secret)),
  ];

  const openEnvelope = (domain: string, purpose: CredentialPurpose, envelope: string) => {
    const opened = openText(envelope, contextOf(domain, purpose), allKeys());
    if (opened.ok) return opened;
    if (opened.reason === 'unknown_key') throw new CrmError('encryption_key_missing');
    throw new Error(`The ${purpose} of ${domain} cannot be opened: ${opened.reason}`);
  };

  return {
    /** @throws CrmError `encryption_key_missing` where no key is configured. */
    assertKey(): void {
      currentKey();
    },

    /**
     * @param value anything that JSON can carry.
     * @throws CrmError `encryption_key_missing`
     */
    seal(domain: string, purpose: CredentialPurpose, value: object): string {
      return sealText(JSON.stringify(value), contextOf(domain, purpose), currentKey());
    },

    /**
     * @returns the value as it was sealed, still to be parsed by the caller.
     * @throws CrmError `encryption_key_missing` where the envelope's key is not configured; an Error for one that was
     * tampered with or belongs to another store or purpose.
     */
    open(domain: string, purpose: CredentialPurpose, envelope: string): unknown {
      return JSON.parse(openEnvelope(domain, purpose, envelope).clear);
    },

    /**
     * The same content sealed with the current key; null where it already is.
     *
     * @throws as `open`.
     */
    rotate(domain: string, purpose: CredentialPurpose, envelope: string): string | null {
      const { clear, keyId } = openEnvelope(domain, purpose, envelope);
      const current = currentKey();
      return keyId === current.id ? null : sealText(clear, contextOf(domain, purpose), current);
    },
  };
};

export type CredentialsService = ReturnType<typeof createCredentialsService>;
