import { mkdtemp, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { ROOT, runQuietly } from '../../playground/scripts/support/build';
import { linksOf, pageOf } from '../../tests/unit/docs/support/pages';

export interface Packed {
  file: string;
  /** Bytes. */
  packedSize: number;
  unpackedSize: number;
  files: string[];
}

/** Packs the plugin into a folder, as it would be published. */
export const pack = async (folder: string): Promise<Packed> => {
  const printed = await runQuietly(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    ROOT
  );
  const [packed] = JSON.parse(printed) as [
    { filename: string; size: number; unpackedSize: number; files: { path: string }[] },
  ];
  return {
    file: path.join(folder, packed.filename),
    packedSize: packed.size,
    unpackedSize: packed.unpackedSize,
    files: packed.files.map((file) => file.path),
  };
};

const NEEDED = [
  'package.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'docs/troubleshooting.md',
  'dist/server/index.js',
  'dist/server/index.mjs',
  'dist/server/src/index.d.ts',
  'dist/shared/contracts/index.d.ts',
  'dist/admin/index.js',
  'dist/admin/index.mjs',
];

/** What is of use in the repository alone: npm's page shows the README's pictures from there. */
const AT_HOME = /^(?:(?:tests|simulator|playground|benchmarks|scripts|docs\/images)\/|CONTRIBUTING\.md$)/;

/** The links of the packed documents to what is not packed with them, though it does not stay at home. */
const brokenLinks = (files: string[]): string[] =>
  files
    .filter((file) => file.endsWith('.md'))
    .flatMap((page) => linksOf(pageOf(page)).map((link) => ({ page, to: link.file })))
    .filter(({ to }) => !files.includes(to) && !AT_HOME.test(to))
    .map(({ page, to }) => `${page} → ${to}`);

/**
 * What a package must hold to be found, what its documents lead to, and what must stay at home.
 *
 * @throws Error that names what is missing or too much.
 */
export const checkContents = ({ files }: Packed): void => {
  const missing = NEEDED.filter((file) => !files.includes(file));
  if (missing.length > 0) throw new Error(`The package lacks ${missing.join(', ')}`);
  const broken = brokenLinks(files);
  if (broken.length > 0) throw new Error(`Links of the package lead nowhere: ${broken.join(', ')}`);
  const strays = files.filter((file) => AT_HOME.test(file));
  if (strays.length > 0) throw new Error(`The package holds ${strays.join(', ')}`);
};

const folderSize = async (folder: string): Promise<number> => {
  let total = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) total += (await stat(path.join(entry.parentPath, entry.name))).size;
  }
  return total;
};

/** The licences of what is shipped with the plugin that its own, MIT, allows to be passed on with it. */
const COMPATIBLE = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'CC0-1.0']);

/** Whether a licence expression leaves a choice that is compatible (`(MIT OR CC0-1.0)` does). */
const isCompatible = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => COMPATIBLE.has(part.trim())));

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} kB`;

/**
 * Installs the package alone, with its own dependencies but without the peers that a Strapi app has anyway.
 *
 * @returns in words how many there are and how large they are.
 * @throws Error that names the packages whose licence does not go with MIT.
 */
export const checkDependencies = async (folder: string, tarball: string): Promise<string> => {
  const alone = await mkdtemp(path.join(folder, 'alone-'));
  await writeFile(path.join(alone, 'package.json'), JSON.stringify({ name: 'alone', private: true }));
  await runQuietly(
    'npm',
    ['install', '--omit=dev', '--legacy-peer-deps', '--no-audit', '--no-fund', tarball],
    alone
  );
  const modules = path.join(alone, 'node_modules');
  const lock = JSON.parse(await readFile(path.join(alone, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { license?: string }>;
  };
  const shipped = Object.entries(lock.packages).filter(([name]) => name !== '');
  const refused = shipped.filter(([, { license = 'none' }]) => !isCompatible(license));
  if (refused.length > 0) {
    const named = refused.map(([name, { license = 'none' }]) => `${name} (${license})`);
    throw new Error(`Licences that do not go with MIT: ${named.join(', ')}`);
  }
  const own = await folderSize(path.join(modules, 'strapi-plugin-shopify-crm'));
  // The plugin itself is among what is shipped.
  return `${shipped.length - 1} dependencies of ${kilobytes((await folderSize(modules)) - own)}`;
};

export const describe = ({ packedSize, unpackedSize, files }: Packed): string =>
  `${kilobytes(packedSize)} packed, ${kilobytes(unpackedSize)} unpacked, ${files.length} files`;
