import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { runQuietly } from '../../playground/scripts/support/build';
import type { Manager } from './options';

interface HowTo {
  /** The npm package that brings it, whose binary runs on all the Node versions that the plugin takes; null: it is there. */
  package: string | null;
  /** What tells the creator of Strapi apps. */
  creatorFlag: string;
  install: [command: string, ...args: string[]];
}

const HOW_TO: Record<Manager, HowTo> = {
  npm: { package: null, creatorFlag: '--use-npm', install: ['npm', 'install', '--no-audit', '--no-fund'] },
  pnpm: { package: 'pnpm@10', creatorFlag: '--use-pnpm', install: ['pnpm', 'install'] },
  yarn: { package: '@yarnpkg/cli-dist@4', creatorFlag: '--use-yarn', install: ['yarn', 'install'] },
  'yarn-classic': { package: 'yarn@1', creatorFlag: '--use-yarn', install: ['yarn', 'install'] },
};

export const creatorFlag = (manager: Manager): string => HOW_TO[manager].creatorFlag;

/** Puts a package manager into a folder and ahead of what else is in this process's PATH. */
export const provideManager = async (manager: Manager, folder: string): Promise<void> => {
  const needed = HOW_TO[manager].package;
  if (needed === null) return;
  const tools = path.join(folder, 'tools');
  await mkdir(tools);
  await writeFile(path.join(tools, 'package.json'), JSON.stringify({ name: 'tools', private: true }));
  await runQuietly('npm', ['install', '--no-audit', '--no-fund', needed], tools);
  process.env.PATH = `${path.join(tools, 'node_modules/.bin')}:${process.env.PATH ?? ''}`;
};

/** Installs an app's dependencies. */
export const installDependencies = async (manager: Manager, app: string): Promise<void> => {
  // Strapi does not run from Yarn's archives.
  if (manager === 'yarn') await writeFile(path.join(app, '.yarnrc.yml'), 'nodeLinker: node-modules\n');
  const [command, ...args] = HOW_TO[manager].install;
  await runQuietly(command, args, app);
};
