import { cp, mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../../../playground/scripts/support/build';
import type { Wanted } from './history';
import type { Factories } from './plugin-process';

/** A bug that is put into a copy of the plugin's sources: a text that is there once, and what stands in its place. */
export interface PlantedBug {
  name: string;
  /** Below `server/src`. */
  file: string;
  text: string;
  replacement: string;
  /** Where to look for it: all histories would find it too, and take longer. */
  wanted: Wanted;
}

const RACES: Wanted = { lossless: true, beginnings: ['race'] };

/** Bugs that a plugin of this kind may well have, each against one of the rules that make it correct. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'the version rule dropped',
    file: 'ingest/versions.ts',
    text: '`(${stored(updated)} IS NULL OR ',
    replacement: '`(1 = 1 OR ${stored(updated)} IS NULL OR ',
    wanted: RACES,
  },
  {
    name: 'a strict comparison instead of a non-strict one',
    file: 'ingest/versions.ts',
    text: '`(${stored(updated)} = ${incoming(updated)} AND (',
    replacement: '`(1 = 0 AND ${stored(updated)} = ${incoming(updated)} AND (',
    wanted: RACES,
  },
  {
    name: 'the time of the write instead of that of the read',
    file: 'sync/refresh.ts',
    text: '    { store: store.domain, readAt },\n',
    replacement: '    { store: store.domain, readAt: new Date() },\n',
    wanted: RACES,
  },
  {
    name: 'no tombstone',
    file: 'ingest/versions.ts',
    text: 'bindings: [certainBefore(readAt)]',
    replacement: "bindings: [new Date('2999-01-01')]",
    wanted: RACES,
  },
  {
    name: 'a cursor moved before its rows',
    file: 'sync/paged.ts',
    text: '    await deliverAndCount(work, {',
    replacement:
      '    await journal.move(resource, { cursor: page.cursor });\n    await deliverAndCount(work, {',
    wanted: { lossless: true, synced: false, beginnings: ['broken run'] },
  },
];

/** The services of a faulty variant of the plugin. */
export interface Variant {
  factories: Factories;
  remove(): Promise<void>;
}

/**
 * Copies the plugin's sources with a bug in them, below the repository so that its dependencies are found.
 *
 * @throws Error where the text to be replaced is not there exactly once.
 */
export const plant = async ({ name, file, text, replacement }: PlantedBug): Promise<Variant> => {
  await mkdir(path.join(ROOT, '.tmp'), { recursive: true });
  const folder = await mkdtemp(path.join(ROOT, '.tmp', 'planted-'));
  for (const source of ['server/src', 'shared'])
    await cp(path.join(ROOT, source), path.join(folder, source), { recursive: true });
  const faulty = path.join(folder, 'server/src', file);
  const pieces = (await readFile(faulty, 'utf8')).split(text);
  if (pieces.length !== 2)
    throw new Error(`"${name}" cannot be planted: its text is ${pieces.length - 1} times in ${file}`);
  await writeFile(faulty, pieces.join(replacement));
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- its name is known now only
  const { serviceFactories } = require(path.join(folder, 'server/src/service-factories.ts')) as {
    serviceFactories: Factories;
  };
  return { factories: serviceFactories, remove: () => rm(folder, { recursive: true, force: true }) };
};
