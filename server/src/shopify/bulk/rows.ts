import type { ShopifyClient } from '../api/types';
import { ShopifyError } from '../errors';

/** One line of a bulk result: a record, or a child that names its record. */
export interface BulkRow {
  id?: string;
  __typename?: string;
  __parentId?: string;
  [field: string]: unknown;
}

/** A row, and the line of the file that it was. */
export interface BulkLine {
  row: BulkRow;
  text: string;
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

function parseRow(text: string, row: number): BulkRow {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw incomplete('A line of the bulk result is cut', { row });
  }
  if (typeof value !== 'object' || value === null)
    throw incomplete('A line of the bulk result is no row', { row });
  return value as BulkRow;
}

/**
 * Splits a stream of bytes into its lines, empty ones left out: those that a chunk completes together, as waiting for each
 * line by itself takes longer than reading it.
 *
 * @throws ShopifyError `bulk_result_incomplete` where a line is longer than `maxLineBytes`.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  maxLineBytes: number = MAX_LINE_BYTES
): AsyncGenerator<string[]> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array): void => {
    length += part.length;
    parts.push(part);
  };
  const check = (bytes: number): void => {
    if (bytes > maxLineBytes) throw incomplete('A line of the bulk result is too long', { maxLineBytes });
  };
  const take = (): string[] => {
    // Decoded in whole lines: a chunk may end inside a character.
    const found = Buffer.concat(parts).toString('utf8').split('\n');
    if (length > maxLineBytes) for (const line of found) check(Buffer.byteLength(line));
    parts = [];
    length = 0;
    return found.filter((line) => line.trim() !== '');
  };
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      add(chunk.subarray(0, end));
      yield take();
    }
    add(chunk.subarray(end));
    check(length);
  }
  yield take();
}

/**
 * Downloads the rows of a bulk result, as many at a time as come at once and no faster than they are taken.
 *
 * @param url the operation's `url`.
 * @throws ShopifyError `bulk_result_incomplete` where a line is cut or the number of rows is another than expected.
 */
export async function* downloadRows(
  client: ShopifyClient,
  url: string,
  { allowedHosts, signal, maxLineBytes, expectedRows }: DownloadRowsOptions
): AsyncGenerator<BulkLine[]> {
  let rows = 0;
  for await (const texts of readLines(await client.download(url, { allowedHosts, signal }), maxLineBytes)) {
    yield texts.map((text) => {
      rows += 1;
      return { row: parseRow(text, rows), text };
    });
  }
  if (expectedRows !== undefined && rows !== expectedRows) {
    throw incomplete('The bulk result has another number of rows than Shopify counted', {
      rows,
      expectedRows,
    });
  }
}
