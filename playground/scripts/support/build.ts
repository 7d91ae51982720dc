import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../../..');
export const PLAYGROUND = path.join(ROOT, 'playground');

/** An app's Strapi command line, to be run by Node without a shell in between, so that signals reach it. */
export const strapiCli = (app: string): string =>
  path.join(path.dirname(require.resolve('@strapi/strapi/package.json', { paths: [app] })), 'bin/strapi.js');

/** Milliseconds since the epoch of the last change of a file, or of the newest one in a folder; 0 where there is none. */
const newest = (target: string): number => {
  if (!existsSync(target)) return 0;
  const stats = statSync(target);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(target).map((name) => newest(path.join(target, name))));
};

const newestOf = (targets: string[]): number =>
  Math.max(...targets.map((target) => newest(path.join(ROOT, target))));

/** What a command printed: on its standard output, and in all, in the order in which it came. */
interface Printed {
  output: string;
  all: string;
}

/**
 * Runs a command without showing what it prints.
 *
 * @throws Error with all its output where it fails.
 */
export const runAndRead = (command: string, args: string[], cwd: string): Promise<Printed> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    const all: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => void (output.push(chunk), all.push(chunk)));
    child.stderr.on('data', (chunk: Buffer) => void all.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      const printed = {
        output: Buffer.concat(output).toString('utf8'),
        all: Buffer.concat(all).toString('utf8'),
      };
      if (code === 0) resolve(printed);
      else reject(new Error(`${command} ${args.join(' ')} failed:\n${printed.all}`));
    });
  });

/**
 * Runs a command as {@link runAndRead} does.
 *
 * @returns its standard output.
 */
export const runQuietly = async (command: string, args: string[], cwd: string): Promise<string> =>
  (await runAndRead(command, args, cwd)).output;

/** How far the build goes: the plugin's server, also its admin part, or also the playground's admin panel around it. */
export type BuildScope = 'server' | 'plugin' | 'panel';

const SERVER_SOURCES = ['server/src', 'shared', 'package.json'];
const ADMIN_SOURCES = ['admin/src', 'shared', 'package.json'];

const isNewer = (built: string, sources: string[]): boolean =>
  newest(path.join(ROOT, built)) > newestOf(sources);

const pluginIsBuilt = (scope: BuildScope): boolean =>
  isNewer('dist/server/index.js', SERVER_SOURCES) &&
  (scope === 'server' || isNewer('dist/admin/index.mjs', ADMIN_SOURCES));

const panelIsBuilt = (): boolean =>
  isNewer('playground/build/index.html', ['dist/admin', 'playground/package.json', 'playground/src/admin']);

const step = async (
  what: string,
  run: () => Promise<unknown>,
  say: (line: string) => void
): Promise<void> => {
  say(`${what}…`);
  const started = Date.now();
  await run();
  say(`${what}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
};

/**
 * Builds what is older than its sources. The admin panel takes about half a minute.
 *
 * @throws Error with the build's output where it fails.
 */
export const buildWhatIsStale = async (scope: BuildScope, say: (line: string) => void): Promise<void> => {
  if (!pluginIsBuilt(scope)) {
    await step('Building the plugin', () => runQuietly('npm', ['run', 'build'], ROOT), say);
  }
  if (scope === 'panel' && !panelIsBuilt()) {
    const build = () => runQuietly(process.execPath, [strapiCli(PLAYGROUND), 'build'], PLAYGROUND);
    await step('Building the admin panel', build, say);
  }
};
