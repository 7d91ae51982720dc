import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key derived from a configured secret. */
export interface SealingKey {
  /** First 8 hex digits of the derived key's SHA-256: names the key in an envelope without telling anything of it. */
  id: string;
  key: Buffer;
}

/** Derives the AES-256 key of a configured secret (HKDF-SHA256). */
export const deriveKey = (secret: string): SealingKey => {
  const key = Buffer.from(hkdfSync('sha256', secret, 'shopify-crm', 'credentials v1', 32));
  return { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key };
};

/**
 * Encrypts a text as `v1.<key id>.<iv>.<tag>.<ciphertext>` (base64url), by AES-256-GCM.
 *
 * @param context what the envelope is bound to: opening it with another context fails.
 */
export const sealText = (clear: string, context: string, { id, key }: SealingKey): string => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(
    Buffer.from(context)
  );
  const body = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()]);
  const parts = [iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'));
  return [VERSION, id, ...parts].join('.');
};

/** Why an envelope could not be opened. */
export type OpenFailure = 'malformed' | 'unknown_key' | 'not_authentic';

/**
 * Decrypts an envelope with the one of the keys that it names.
 *
 * @returns the text and the key's id, or the reason why there is none.
 */
export const openText = (
  envelope: string,
  context: string,
  keys: readonly SealingKey[]
): { ok: true; clear: string; keyId: string } | { ok: false; reason: OpenFailure } => {
  const [version, keyId, ...encoded] = envelope.split('.');
  const [iv, tag, body] = encoded.map((part) => Buffer.from(part, 'base64url'));
  if (version !== VERSION || encoded.length !== 3 || !iv || !tag || !body)
    return { ok: false, reason: 'malformed' };
  if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES) return { ok: false, reason: 'malformed' };
  const sealing = keys.find(({ id }) => id === keyId);
  if (!sealing) return { ok: false, reason: 'unknown_key' };
  const decipher = createDecipheriv(ALGORITHM, sealing.key, iv, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context))
    .setAuthTag(tag);
  try {
    const clear = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    return { ok: true, clear, keyId: sealing.id };
  } catch {
    return { ok: false, reason: 'not_authentic' };
  }
};
