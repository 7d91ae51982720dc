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
 * A document id in the form that Strapi's own have (cuid2: 24 characters, lower-case letters and digits, a letter first),
 * from 123 random bits. cuid2 hashes each id with SHA-3 in JavaScript, which took an eighth of the time of an import.
 */
export const createDocumentId = (): string => {
  let id = nextCharacter();
  while (id < 'a') id = nextCharacter();
  while (id.length < LENGTH) id += nextCharacter();
  return id;
};
