import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AS_BYTES, parseRow, placeOf, rawLinesOf, sortKey, type RowCounts } from './lines';

/** Records hold personal data: nobody but this process's user may read them. */
const FILE_MODE = 0o600;

/** The folder for rows could not be made, written, read or removed: its disk is full, or it is not ours to use. */
export class SpillError extends Error {
  override readonly name = 'SpillError';

  constructor(readonly reason: string) {
    super(`The temporary folder cannot be used: ${reason}`);
  }
}

async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new SpillError((cause as Error).message);
  }
}

/** A file of rows: those of all records from one id on, up to where the next shelf begins. */
export interface Shelf {
  /** The least id, as a sort key; empty for the first shelf. */
  from: string;
  /** The path of the file. */
  file: string;
  /** How much is in it. */
  bytes: number;
}

/** Rows to put into files by their records' ids. */
export interface Deal {
  /** Whole lines. */
  bytes: Uint8Array;
  folder: string;
  /** What there is already, in the order of the ids. */
  shelves: readonly Shelf[];
  /** How many bytes one file should have. */
  shelfBytes: number;
}

/** What was put into files, and all files that there are now, in the order of the records' ids. */
export interface Dealt extends RowCounts {
  shelves: Shelf[];
}

/** Where the first rows go. */
const EMPTY: Shelf = { from: '', file: '', bytes: 0 };

interface KeyedLine {
  key: string;
  /** As `rawLinesOf` gives it. */
  line: string;
}

/** Makes a folder whose path begins so. @throws SpillError */
export const makeFolder = (prefix: string): Promise<string> => onDisk(() => mkdtemp(prefix));

/** @throws SpillError */
export const removeFolder = (folder: string): Promise<void> =>
  onDisk(() => rm(folder, { recursive: true, force: true }));

/** What is in a file. @throws SpillError */
export const readShelf = (file: string): Promise<Uint8Array> => onDisk(() => readFile(file));

const textOf = (lines: readonly KeyedLine[]): string => lines.map(({ line }) => `${line}\n`).join('');

const keyed = (line: string): KeyedLine => ({ key: sortKey(placeOf(line).rootId), line });

/** The place of the shelf that a record belongs to. */
function shelfOf(shelves: readonly Shelf[], key: string): number {
  let low = 0;
  let high = shelves.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((shelves[middle] as Shelf).from <= key) low = middle;
    else high = middle;
  }
  return low;
}

/** Cuts lines, sorted by their records, into parts of about a size; a record's stay together. */
function cut(lines: readonly KeyedLine[], size: number): KeyedLine[][] {
  const parts: KeyedLine[][] = [];
  let part: KeyedLine[] = [];
  let bytes = 0;
  for (const one of lines) {
    if (bytes >= size && part.at(-1)?.key !== one.key) {
      parts.push(part);
      part = [];
      bytes = 0;
    }
    part.push(one);
    bytes += one.line.length + 1;
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

const byKey = (a: KeyedLine, b: KeyedLine): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** Adds lines to a shelf. @returns it, or the shelves that take its place as it would get too large. */
async function addTo(
  shelf: Shelf,
  added: readonly KeyedLine[],
  { folder, shelfBytes }: Pick<Deal, 'folder' | 'shelfBytes'>
): Promise<Shelf[]> {
  const text = textOf(added);
  if (shelf.bytes > 0 && shelf.bytes + text.length <= 2 * shelfBytes) {
    await onDisk(() => appendFile(shelf.file, text, { mode: FILE_MODE, encoding: AS_BYTES }));
    return [{ ...shelf, bytes: shelf.bytes + text.length }];
  }
  const held = shelf.bytes > 0 ? rawLinesOf(await readShelf(shelf.file)).map(keyed) : [];
  const shelves: Shelf[] = [];
  // Of a record that came twice the later one counts: sorting keeps the order of equal keys.
  for (const part of cut([...held, ...added].sort(byKey), shelfBytes)) {
    const file = path.join(folder, `${randomUUID()}.jsonl`);
    const content = textOf(part);
    await onDisk(() => writeFile(file, content, { mode: FILE_MODE, flag: 'wx', encoding: AS_BYTES }));
    const from = shelves.length === 0 ? shelf.from : (part[0] as KeyedLine).key;
    shelves.push({ from, file, bytes: content.length });
  }
  if (shelf.bytes > 0) await onDisk(() => rm(shelf.file));
  return shelves;
}

/**
 * Puts rows into files, all rows of a record into the same one, and neighbours by id together: a database takes rows that come
 * in the order of their keys with a fraction of the work, as each batch changes few pages of its indexes. Rows may come in any
 * order; a file that gets too much is split.
 *
 * @throws SpillError where the disk fails.
 * @throws ShopifyError `bulk_result_incomplete` where the last line is not a row, or another one has no id; the others are
 * looked at when they are read.
 */
export async function dealRows({ bytes, shelves: before, ...where }: Deal): Promise<Dealt> {
  const added = new Map<number, KeyedLine[]>();
  let rows = 0;
  let roots = 0;
  const all = rawLinesOf(bytes);
  // A result that breaks off ends within a line.
  parseRow(all.at(-1) ?? '{}');
  let last = { rootId: '', key: '', lines: [] as KeyedLine[] };
  for (const line of all) {
    const { rootId, isRoot } = placeOf(line);
    // A record's rows mostly come one after the other.
    if (rootId !== last.rootId || rows === 0) {
      const key = sortKey(rootId);
      const place = shelfOf(before, key);
      last = { rootId, key, lines: added.get(place) ?? [] };
      added.set(place, last.lines);
    }
    last.lines.push({ key: last.key, line });
    rows += 1;
    if (isRoot) roots += 1;
  }
  const shelves: Shelf[] = [];
  for (const [place, shelf] of (before.length > 0 ? before : [EMPTY]).entries()) {
    const lines = added.get(place);
    shelves.push(...(lines ? await addTo(shelf, lines, where) : [shelf]));
  }
  return { rows, roots, shelves };
}
