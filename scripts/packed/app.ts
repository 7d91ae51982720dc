import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { ROOT, runQuietly, strapiCli } from '../../playground/scripts/support/build';
import type { TestDatabase } from '../../tests/integration/support/database';
import { creatorFlag } from './managers';
import { STRAPI_VERSIONS, type Language, type PackedOptions } from './options';

/** A text that only the plugin brings into an admin panel. */
const ADMIN_MARK = 'shopify-crm';

/** How `create-strapi-app` is told of a database; its own words for what the app's configuration reads. */
const databaseFlags = ({ env }: TestDatabase): string[] => {
  if (env.DATABASE_CLIENT === 'sqlite') return ['--dbclient', 'sqlite', '--dbfile', '.tmp/data.db'];
  const named = {
    dbclient: env.DATABASE_CLIENT,
    dbhost: env.DATABASE_HOST,
    dbport: env.DATABASE_PORT,
    dbname: env.DATABASE_NAME,
    dbusername: env.DATABASE_USERNAME,
    dbpassword: env.DATABASE_PASSWORD || 'none',
  };
  return Object.entries(named).flatMap(([flag, value]) => [`--${flag}`, String(value)]);
};

/** Makes a new Strapi app, without installing its dependencies. */
export const createApp = async (
  folder: string,
  language: Language,
  { manager, strapi }: PackedOptions,
  database: TestDatabase
): Promise<string> => {
  const name = language === 'ts' ? 'typescript-app' : 'javascript-app';
  const options = [
    '--no-run',
    '--no-install',
    '--no-git-init',
    '--no-example',
    '--skip-cloud',
    '--non-interactive',
  ];
  await runQuietly(
    'npx',
    [
      '--yes',
      `create-strapi-app@${strapi}`,
      name,
      `--${language}`,
      creatorFlag(manager),
      ...databaseFlags(database),
      ...options,
    ],
    folder
  );
  const app = path.join(folder, name);
  // Made by the creator even without an install; the dependencies are installed, or moved, here afterwards.
  await rm(path.join(app, 'node_modules'), { recursive: true, force: true });
  return app;
};

/** The first minor version of Strapi 5 that takes care itself that the parts of its JSON editor go together. */
const MINOR_WITH_A_WHOLE_EDITOR = 51;

/**
 * What the lock file of an app keeps that was made with an older Strapi. Installed anew it does not work, be the plugin there or not:
 * Strapi's packages name each other as peers of any 5.x, and the newest of them do not build beside older ones; before 5.51 the newest
 * parts of the JSON editor break the page of every entry with a JSON field (docs/troubleshooting.md).
 */
const keptByLockFile = (strapi: string): Record<string, string> => ({
  '@strapi/admin': strapi,
  '@strapi/content-manager': strapi,
  '@strapi/data-transfer': strapi,
  ...(Number(strapi.split('.')[1]) < MINOR_WITH_A_WHOLE_EDITOR
    ? { '@codemirror/state': '6.7.0', '@codemirror/view': '6.43.5' }
    : {}),
});

interface Manifest {
  dependencies: Record<string, string>;
  [key: string]: unknown;
}

/** Adds the plugin to an app's dependencies, and keeps an older Strapi whole. */
export const addDependency = async (
  app: string,
  tarball: string,
  { strapi }: PackedOptions
): Promise<void> => {
  const file = path.join(app, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  manifest.dependencies['strapi-plugin-shopify-crm'] = `file:${tarball}`;
  if (strapi !== STRAPI_VERSIONS.newest) {
    const kept = keptByLockFile(strapi);
    // As npm, Yarn and pnpm name it.
    Object.assign(manifest, { overrides: kept, resolutions: kept, pnpm: { overrides: kept } });
  }
  await writeFile(file, JSON.stringify(manifest, null, 2));
};

/** The code that the README shows for a file of an app. */
const codeOfReadme = async (file: string): Promise<string> => {
  const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8');
  const [, code] = readme.split(`\`\`\`ts\n// ${file}\n`);
  if (!code) throw new Error(`The README shows nothing for ${file}`);
  return String(code.split('```')[0]);
};

/** Extends the plugin's content types as the README shows it. */
const extend = async (app: string, language: Language): Promise<void> => {
  const folder = path.join(app, 'src/extensions/shopify-crm');
  const typed = await codeOfReadme('src/extensions/shopify-crm/strapi-server.ts');
  const plain = typed.replace('export default (plugin: any)', 'module.exports = (plugin)');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `strapi-server.${language}`), language === 'ts' ? typed : plain);
};

/**
 * Does in a new app what the README says: adds its entry to `config/plugins`, with a simulated Shopify's address by the environment,
 * and its extension of the contacts.
 */
export const configure = async (app: string, language: Language): Promise<void> => {
  await extend(app, language);
  const file = path.join(app, `config/plugins.${language}`);
  const entry = (await codeOfReadme('config/plugins.ts')).replace(
    'config: {',
    "config: { shopOrigin: env('SHOPIFY_SHOP_ORIGIN'),"
  );
  const before = await readFile(file, 'utf8');
  const after = before
    // An older Strapi's new apps have an empty object there.
    .replace(/=> \(\{\}\);$/m, '=> ({\n});')
    .replace('module.exports = () => ({', 'module.exports = ({ env }) => ({')
    .replace(/^((?:const config|module\.exports) = .*=> \(\{)$/m, `$1\n${entry}`);
  if (after === before) throw new Error(`${file} is not what the README expects`);
  await writeFile(file, after);
};

/** How TypeScript finds a package: as Strapi's new apps have it, and by the package's `exports`. */
const RESOLUTIONS = [[], ['--module', 'ESNext', '--moduleResolution', 'Bundler']];

/** What is compiled: an app's own files need not be as strict. */
const STRICTLY = {
  extends: './tsconfig.json',
  compilerOptions: { strict: true, noEmit: true, incremental: false },
  include: ['src/crm-types.ts', 'config/plugins.ts', 'types/generated'],
};

/**
 * Gives a TypeScript app code that uses the plugin's types beside those that Strapi generates, and compiles it as strictly as can
 * be. The app's own `config/plugins` is put back.
 */
export const checkTypes = async (app: string): Promise<void> => {
  const plugins = path.join(app, 'config/plugins.ts');
  const own = await readFile(plugins, 'utf8');
  await cp(path.join(ROOT, 'scripts/packed-app'), app, { recursive: true });
  await writeFile(path.join(app, 'tsconfig.strictly.json'), JSON.stringify(STRICTLY));
  await runQuietly(process.execPath, [strapiCli(app), 'ts:generate-types'], app);
  const compiler = path.join(app, 'node_modules/typescript/bin/tsc');
  for (const resolution of RESOLUTIONS)
    await runQuietly(process.execPath, [compiler, '-p', 'tsconfig.strictly.json', ...resolution], app);
  await writeFile(plugins, own);
};

/**
 * Builds the admin panel.
 *
 * @throws Error where the plugin is not in it.
 */
export const buildPanel = async (app: string): Promise<void> => {
  await runQuietly(process.execPath, [strapiCli(app), 'build'], app);
  const assets = [path.join(app, 'build'), path.join(app, 'dist/build')].find((folder) => existsSync(folder));
  if (!assets) throw new Error(`strapi build left no admin panel in ${app}`);
  for (const entry of await readdir(assets, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.js')) continue;
    if ((await readFile(path.join(entry.parentPath, entry.name), 'utf8')).includes(ADMIN_MARK)) return;
  }
  throw new Error(`The admin panel of ${app} does not contain the plugin`);
};
