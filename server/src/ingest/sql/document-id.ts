import { randomFillSync } from 'node:crypto';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';
const LENGTH = 24;
/** The largest multiple of 36 that a byte holds: bytes from here on would make some characters likelier than others. */
const UNBIASED = 252;

const pool = Buffer.alloc(8_192);
let position = pool.length;

const nextCharacter = (): string => {
  for (;;) {
    if (position === pool.length) {
      randomFillSync(pool);
      position = 0;
    }
    const byte = pool[position++] as number;
    if (byte < UNBIASED) return ALPHABET.charAt(byte % ALPHABET.length);
  }
};

/**
 * A document id in the form that Strapi's own have (cuid2: 24 characters, lower-case letters and digits, a letter first): the
 * time in milliseconds, which a record shows as its creation anyway, and 82 random bits.
 *
 * New ids are the highest, so that rows that are made together stand together in their index: where each goes to a place of its
 * own, a batch rewrites as many pages as it has rows. cuid2 itself hashes each id with SHA-3 in JavaScript, which took an eighth
 * of the time of an import.
 *
 * @param now milliseconds since 1970; in base 36 they begin with a letter from 1994 on.
 */
export const createDocumentId = (now: number = Date.now()): string => {
  let id = now.toString(36);
  while (id.length < LENGTH) id += nextCharacter();
  return id;
};
