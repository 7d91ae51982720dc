import { mkdtemp, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { buildWhatIsStale } from '../playground/scripts/support/build';
import { createTestDatabase, type TestDatabase } from '../tests/integration/support/database';
import { addDependency, buildPanel, checkTypes, configure, createApp } from './packed/app';
import { installDependencies, provideManager } from './packed/managers';
import { readOptions, type Language, type PackedOptions } from './packed/options';
import { checkContents, checkDependencies, describe, pack } from './packed/package';
import { checkBoot } from './packed/run';

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

const NAMES: Record<Language, string> = { ts: 'TypeScript app', js: 'JavaScript app' };

/** Builds and boots an app whose dependencies are installed. */
const checkApp = async (name: string, app: string, database: TestDatabase, sync: boolean): Promise<void> => {
  const building = Date.now();
  await buildPanel(app);
  console.log(`${name}: the plugin is in the admin panel (strapi build ${seconds(building)})`);
  const booting = Date.now();
  await checkBoot(app, database, sync);
  const what = sync ? 'boots, answers, syncs a store and shows it' : 'boots and answers';
  console.log(`${name}: the plugin is found, ${what} (${seconds(booting)})`);
};

/** Makes the apps one after the other; the second takes over the first one's dependencies, which are the same but for the compiler. */
const checkApps = async (folder: string, tarball: string, options: PackedOptions): Promise<void> => {
  let installed: string | undefined;
  for (const language of options.languages) {
    const database = await createTestDatabase();
    try {
      const creating = Date.now();
      const app = await createApp(folder, language, options, database);
      await addDependency(app, tarball, options);
      await configure(app, language);
      if (installed) await rename(path.join(installed, 'node_modules'), path.join(app, 'node_modules'));
      else await installDependencies(options.manager, app);
      installed = app;
      console.log(`${NAMES[language]}: made, dependencies installed (${seconds(creating)})`);
      if (language === 'ts') {
        const compiling = Date.now();
        await checkTypes(app);
        console.log(`${NAMES[language]}: the plugin's types hold (${seconds(compiling)})`);
      }
      await checkApp(NAMES[language], app, database, options.sync);
    } finally {
      await database.drop();
    }
  }
};

/** Packs the plugin, installs the tarball into new Strapi apps, builds and boots them. The options say which; see USAGE. */
const main = async (): Promise<void> => {
  const options = readOptions();
  await buildWhatIsStale('plugin', (line) => console.log(line));
  const folder = await mkdtemp(path.join(os.tmpdir(), 'packed-plugin-'));
  try {
    const packed = await pack(folder);
    checkContents(packed);
    console.log(`Package: ${describe(packed)}; ${await checkDependencies(folder, packed.file)}`);
    await provideManager(options.manager, folder);
    process.env.DATABASE_CLIENT = options.database;
    await checkApps(folder, packed.file, options);
    console.log(`${options.languages.length} passed, 0 failed`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
