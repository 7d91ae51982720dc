import { ShopifyError } from '../errors';

/** One line of a bulk result: a record, or a child that names its record. */
export interface BulkRow {
  id?: string;
  __typename?: string | undefined;
  __parentId?: string | undefined;
  [field: string]: unknown;
}

/** What a result, or a part of it, holds. */
export interface RowCounts {
  /** Records and their children. */
  rows: number;
  /** Records. */
  roots: number;
}

/** A longer line is taken for a broken file. */
const MAX_LINE_BYTES = 32 * 1024 * 1024;

const NEWLINE = 0x0a;

/** The error of a result that is not what Shopify said it is. */
export function incomplete(message: string, details: Record<string, unknown> = {}): ShopifyError {
  return new ShopifyError('bulk_result_incomplete', { message, details });
}

/**
 * Cuts a stream of bytes into pieces of whole lines. The memory of each is its own, so that it can be given away.
 *
 * @param size how many bytes a piece has at least (but for the last one), by how many there were before it.
 * @throws ShopifyError `bulk_result_incomplete` where a line is longer than `maxLineBytes`.
 */
export async function* cutPieces(
  chunks: AsyncIterable<Uint8Array>,
  { size, maxLineBytes = MAX_LINE_BYTES }: { size: (before: number) => number; maxLineBytes?: number }
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  /** Of the held bytes, those that come after the last line's end. */
  let open = 0;
  let before = 0;
  for await (const chunk of chunks) {
    held.push(chunk);
    length += chunk.length;
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    open = end > 0 ? chunk.length - end : open + chunk.length;
    if (open > maxLineBytes) throw incomplete('A line of the bulk result is too long', { maxLineBytes });
    if (length < size(before) || length === open) continue;
    before += 1;
    const all = joined(held, length);
    held = [all.slice(length - open)];
    yield all.subarray(0, length - open);
    length = open;
  }
  if (length > 0) yield joined(held, length);
}

/** As `Buffer.concat`, which may use memory of which others have a part. */
function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let start = 0;
  for (const chunk of chunks) {
    all.set(chunk, start);
    start += chunk.length;
  }
  return all;
}

/** What may stand between two rows and says nothing. */
const BLANK = /^[ \t\r]*$/;

/** The lines of a piece, empty ones left out. */
export function linesOf(bytes: Uint8Array): string[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const lines: string[] = [];
  for (let start = 0; start < all.length;) {
    const newline = all.indexOf(NEWLINE, start);
    const end = newline < 0 ? all.length : newline;
    // Line by line: where one of them has an emoji, the whole text would take two bytes a character.
    const line = all.toString('utf8', start, end);
    if (!BLANK.test(line)) lines.push(line);
    start = end + 1;
  }
  return lines;
}

/** The encoding of lines that are moved, but not understood: each byte is a character, which takes a fifth of the time of UTF-8. */
export const AS_BYTES = 'latin1';

/** The lines of a piece byte by byte ({@link AS_BYTES}), empty ones left out. What is ASCII in them can be read. */
export function rawLinesOf(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(AS_BYTES);
  return text.split('\n').filter((line) => !BLANK.test(line));
}

/** @throws ShopifyError `bulk_result_incomplete` where the line is no row, or a part of one. */
export function parseRow(line: string): BulkRow {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw incomplete('A line of the bulk result is cut');
  }
  if (typeof value !== 'object' || value === null) throw incomplete('A line of the bulk result is no row');
  return value as BulkRow;
}

/** Whether a row is a record, rather than a child of one. */
export const isRoot = (row: BulkRow): boolean => row.__parentId === undefined;

/** The id of the record that a row belongs to. @throws ShopifyError where it has none. */
export function rootIdOf(row: BulkRow): string {
  const id = row.__parentId ?? row.id;
  if (typeof id !== 'string') throw incomplete('A row of the bulk result has no id');
  return id;
}

/** Where a row belongs. */
export interface RowPlace {
  /** The id of its record. */
  rootId: string;
  /** Whether it is that record. */
  isRoot: boolean;
}

const PARENT_KEY = '"__parentId":"';
const OWN_START = '{"id":"';

/**
 * Where the row of a line belongs, without making an object of it. In a text the quotes of a key would be escaped, so it is found
 * nowhere else; a line that has it in another form is parsed. Ids are ASCII: the line may be a raw one.
 *
 * @throws ShopifyError `bulk_result_incomplete` where it has no id.
 */
export function placeOf(line: string): RowPlace {
  const until = (start: number) => line.slice(start, line.indexOf('"', start));
  const parent = line.indexOf(PARENT_KEY);
  if (parent >= 0) return { rootId: until(parent + PARENT_KEY.length), isRoot: false };
  if (line.startsWith(OWN_START) && !line.includes('__parentId'))
    return { rootId: until(OWN_START.length), isRoot: true };
  const row = parseRow(line);
  return { rootId: rootIdOf(row), isRoot: isRoot(row) };
}

/** The number in an id, made comparable as text: it exceeds what a number holds. */
export function sortKey(id: string): string {
  return (/\/(\d+)(?:\?.*)?$/.exec(id)?.[1] ?? '').padStart(24, '0');
}
