import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { runAndRead, runQuietly } from '../../playground/scripts/support/build';
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

const PLUGIN = 'strapi-plugin-shopify-crm';

/** Where an installer names the plugin otherwise than in its list of what it added, with what stands below. */
const complaintsOf = (printed: string): string[] =>
  printed
    .split('\n')
    .flatMap((line, index, lines) =>
      line.includes(PLUGIN) && !line.includes(`+ ${PLUGIN}`) ? lines.slice(index, index + 3) : []
    );

/**
 * Installs an app's dependencies.
 *
 * @throws Error with what the installer complains of in the plugin: a peer that is missing, or another one than it takes.
 */
export const installDependencies = async (manager: Manager, app: string): Promise<void> => {
  // Strapi does not run from Yarn's archives.
  if (manager === 'yarn') await writeFile(path.join(app, '.yarnrc.yml'), 'nodeLinker: node-modules\n');
  const [command, ...args] = HOW_TO[manager].install;
  const { all } = await runAndRead(command, args, app);
  const complaints = complaintsOf(all);
  if (complaints.length > 0) throw new Error(`${manager} complains of the plugin:\n${complaints.join('\n')}`);
};
