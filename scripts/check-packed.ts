import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { loginAdmin, registerFirstAdmin } from '../playground/scripts/support/admin-client';
import { buildWhatIsStale, ROOT, runQuietly, strapiCli } from '../playground/scripts/support/build';
import { requestJson, send } from '../playground/scripts/support/http';
import { freePort } from '../playground/scripts/support/ports';
import { startStrapiProcess } from '../playground/scripts/support/strapi-process';

/** The Strapi whose new apps the packed plugin must work in. */
const CREATE_STRAPI_APP = 'create-strapi-app@5.54.0';

/** A text that only the plugin brings into an admin panel. */
const ADMIN_MARK = 'shopify-crm';

const LOGIN = { email: 'admin@example.com', password: 'Packed-admin-1' };

interface Packed {
  file: string;
  /** Bytes. */
  packedSize: number;
  unpackedSize: number;
  files: string[];
}

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} kB`;

const pack = async (folder: string): Promise<Packed> => {
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

/** What a package must hold to be found and what must stay at home. */
const checkContents = ({ files }: Packed): void => {
  const needed = [
    'package.json',
    'README.md',
    'LICENSE',
    'dist/server/index.js',
    'dist/server/index.mjs',
    'dist/admin/index.js',
    'dist/admin/index.mjs',
  ];
  const missing = needed.filter((file) => !files.includes(file));
  if (missing.length > 0) throw new Error(`The package lacks ${missing.join(', ')}`);
  const strays = files.filter((file) => /^(tests|simulator|playground|benchmarks|scripts)\//.test(file));
  if (strays.length > 0) throw new Error(`The package holds ${strays.join(', ')}`);
};

const folderSize = async (folder: string): Promise<number> => {
  let total = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) total += (await stat(path.join(entry.parentPath, entry.name))).size;
  }
  return total;
};

/** What the plugin adds to a Strapi app: its own dependencies, without the peers that the app has anyway. */
const measureDependencies = async (folder: string, tarball: string): Promise<string> => {
  const alone = await mkdtemp(path.join(folder, 'alone-'));
  await writeFile(path.join(alone, 'package.json'), JSON.stringify({ name: 'alone', private: true }));
  await runQuietly(
    'npm',
    ['install', '--omit=dev', '--legacy-peer-deps', '--no-audit', '--no-fund', tarball],
    alone
  );
  const modules = path.join(alone, 'node_modules');
  const own = await folderSize(path.join(modules, 'strapi-plugin-shopify-crm'));
  const all = await folderSize(modules);
  const lock = JSON.parse(await readFile(path.join(alone, 'package-lock.json'), 'utf8')) as {
    packages: object;
  };
  // The lock lists the folder itself and the plugin too.
  const count = Object.keys(lock.packages).length - 2;
  return `${count} dependencies of ${kilobytes(all - own)}`;
};

const createApp = async (folder: string, name: string, language: '--ts' | '--js'): Promise<string> => {
  const options = [
    '--no-run',
    '--no-install',
    '--no-git-init',
    '--no-example',
    '--skip-cloud',
    '--non-interactive',
  ];
  const database = ['--dbclient', 'sqlite', '--dbfile', '.tmp/data.db'];
  await runQuietly('npx', ['--yes', CREATE_STRAPI_APP, name, language, ...database, ...options], folder);
  const app = path.join(folder, name);
  // Made by the creator even without an install; the dependencies are installed, or moved, here afterwards.
  await rm(path.join(app, 'node_modules'), { recursive: true, force: true });
  return app;
};

const addDependency = async (app: string, tarball: string): Promise<void> => {
  const file = path.join(app, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { dependencies: Record<string, string> };
  manifest.dependencies['strapi-plugin-shopify-crm'] = `file:${tarball}`;
  await writeFile(file, JSON.stringify(manifest, null, 2));
};

const checkAdminBuild = async (app: string): Promise<void> => {
  const assets = [path.join(app, 'build'), path.join(app, 'dist/build')].find((folder) => existsSync(folder));
  if (!assets) throw new Error(`strapi build left no admin panel in ${app}`);
  for (const entry of await readdir(assets, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.js')) continue;
    if ((await readFile(path.join(entry.parentPath, entry.name), 'utf8')).includes(ADMIN_MARK)) return;
  }
  throw new Error(`The admin panel of ${app} does not contain the plugin`);
};

/** Boots the app and looks at the plugin's setup route: closed without a login, answered with one. */
const checkBoot = async (app: string): Promise<void> => {
  const port = await freePort();
  const strapi = await startStrapiProcess({ app, port, logFile: path.join(app, 'strapi.log') });
  try {
    const setup = `${strapi.url}/shopify-crm/setup`;
    const { status } = await send(setup);
    if (status !== 401) throw new Error(`GET /shopify-crm/setup without a login answered ${status}, not 401`);
    await registerFirstAdmin(strapi.url, LOGIN);
    const { token } = await loginAdmin(strapi.url, LOGIN);
    const { data } = await requestJson<{ data: { apiVersion: string } }>(setup, { bearer: token });
    if (!data.apiVersion) throw new Error(`GET /shopify-crm/setup answered ${JSON.stringify(data)}`);
    await requestJson(`${strapi.url}/shopify-crm/stores`, { bearer: token });
  } finally {
    await strapi.stop();
  }
};

const checkApp = async (name: string, app: string): Promise<void> => {
  const building = Date.now();
  await runQuietly(process.execPath, [strapiCli(app), 'build'], app);
  await checkAdminBuild(app);
  console.log(`${name}: the plugin is in the admin panel (strapi build ${seconds(building)})`);
  const booting = Date.now();
  await checkBoot(app);
  console.log(`${name}: the plugin is found, boots and answers (${seconds(booting)})`);
};

/**
 * Packs the plugin, installs the tarball into a new TypeScript and a new JavaScript Strapi app, builds and boots both. The
 * second takes over the first one's installed dependencies, which are the same but for the compiler.
 */
const main = async (): Promise<void> => {
  await buildWhatIsStale('plugin', (line) => console.log(line));
  const folder = await mkdtemp(path.join(os.tmpdir(), 'packed-plugin-'));
  try {
    const packed = await pack(folder);
    checkContents(packed);
    const sizes = `${kilobytes(packed.packedSize)} packed, ${kilobytes(packed.unpackedSize)} unpacked`;
    console.log(
      `Package: ${sizes}, ${packed.files.length} files; ${await measureDependencies(folder, packed.file)}`
    );

    const creating = Date.now();
    const typescript = await createApp(folder, 'typescript-app', '--ts');
    const javascript = await createApp(folder, 'javascript-app', '--js');
    await addDependency(typescript, packed.file);
    await addDependency(javascript, packed.file);
    await runQuietly('npm', ['install', '--no-audit', '--no-fund'], typescript);
    console.log(`Two new Strapi apps created, dependencies installed (${seconds(creating)})`);

    await checkApp('TypeScript app', typescript);
    await rename(path.join(typescript, 'node_modules'), path.join(javascript, 'node_modules'));
    await checkApp('JavaScript app', javascript);
    console.log('2 passed, 0 failed');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
