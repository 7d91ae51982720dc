import { createHmac, timingSafeEqual } from 'node:crypto';

/** Compares two secrets' digests without telling by its duration how far they agree. */
export function equalDigests(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** HMAC-SHA256 of a text or of bytes. */
export function hmacSha256(secret: string, message: string | Buffer): Buffer {
  return createHmac('sha256', secret).update(message).digest();
}
