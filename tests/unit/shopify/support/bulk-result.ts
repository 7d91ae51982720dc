import { dealRows, joinPart, openParts, type Joined } from '../../../../server/src/shopify';
import type { Resource } from '../../../../shared/contracts';

interface ResultOptions {
  /** What Shopify counted. */
  expected: { rows: number; roots: number };
  spillPrefix: string;
  partBytes?: number;
  maxLineBytes?: number;
}

/** The parts of a result, joined one after the other. */
export async function readResult<R extends Resource>(
  resource: R,
  chunks: AsyncIterable<Uint8Array>,
  options: ResultOptions
): Promise<Joined<R>[]> {
  const { parts, remove } = await openParts(chunks, { ...options, deal: dealRows });
  try {
    const joined: Joined<R>[] = [];
    for (const part of parts) joined.push(await joinPart(resource, part));
    return joined;
  } finally {
    await remove();
  }
}

/** Text as a stream of bytes, in chunks of a size. */
export async function* inChunks(text: string, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += size) {
    yield await Promise.resolve(bytes.subarray(start, start + size));
  }
}
