import type { ShopifyClient } from '../api/types';
import { ShopifyError } from '../errors';

/** One line of a bulk result: a record, or a child that names its record. */
export interface BulkRow {
  id?: string;
  __typename?: string;
  __parentId?: string;
  [field: string]: unknown;
}

export interface DownloadRowsOptions {
  /** Hosts that may be asked; see `ShopifyClient.download`. */
  allowedHosts: readonly string[];
  signal?: AbortSignal;
  /** A longer line is taken for a broken file; 32 MiB by default. */
  maxLineBytes?: number;
  /** The operation's `objectCount`: fewer rows, or more, mean that the file is not whole. */
  expectedRows?: number;
}

const MAX_LINE_BYTES = 32 * 1024 * 1024;
const NEWLINE = 0x0a;

function incomplete(message: string, details: Record<string, unknown> = {}): ShopifyError {
  return new ShopifyError('bulk_result_incomplete', { message, details });
}

function parseRow(line: string, row: number): BulkRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw incomplete('A line of the bulk result is cut', { row });
  }
  if (typeof value !== 'object' || value === null)
    throw incomplete('A line of the bulk result is no row', { row });
  return value as BulkRow;
}

/** Splits a stream of bytes into its lines, empty ones left out. */
async function* lines(chunks: AsyncIterable<Uint8Array>, maxLineBytes: number): AsyncGenerator<string> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length > maxLineBytes) throw incomplete('A line of the bulk result is too long', { maxLineBytes });
    parts.push(part);
  };
  const take = (): string => {
    // Decoded as a whole line: a chunk may end inside a character.
    const line = Buffer.concat(parts).toString('utf8').trim();
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end));
      start = end + 1;
      const line = take();
      if (line) yield line;
    }
    add(chunk.subarray(start));
  }
  const last = take();
  if (last) yield last;
}

/**
 * Downloads the rows of a bulk result, one at a time and no faster than they are taken.
 *
 * @param url the operation's `url`.
 * @throws ShopifyError `bulk_result_incomplete` where a line is cut or the number of rows is another than expected.
 */
export async function* downloadRows(
  client: ShopifyClient,
  url: string,
  { allowedHosts, signal, maxLineBytes = MAX_LINE_BYTES, expectedRows }: DownloadRowsOptions
): AsyncGenerator<BulkRow> {
  let rows = 0;
  for await (const line of lines(await client.download(url, { allowedHosts, signal }), maxLineBytes)) {
    rows += 1;
    yield parseRow(line, rows);
  }
  if (expectedRows !== undefined && rows !== expectedRows) {
    throw incomplete('The bulk result has another number of rows than Shopify counted', {
      rows,
      expectedRows,
    });
  }
}
