import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { strapiCli } from './build';
import { waitFor } from './wait';

/** A Strapi in a process of its own. */
export interface StrapiProcess {
  url: string;
  pid: number;
  /** The file that its output goes to. */
  logFile: string;
  /** Resolves when the process has ended, whoever ended it, with its exit code (null where a signal did). */
  ended: Promise<number | null>;
  isRunning(): boolean;
  stop(): Promise<void>;
  /** Ends it as a crash would: nothing is given back, nothing is closed. */
  kill(): Promise<void>;
  /** Sends it a signal, such as SIGSTOP to freeze it. */
  signal(name: NodeJS.Signals): void;
}

export interface StrapiProcessOptions {
  /** The app's folder. */
  app: string;
  port: number;
  logFile: string;
  /** Further environment variables that the app's configuration reads. */
  env?: Record<string, string>;
}

const BOOT_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 30_000;
const LOG_LINES_SHOWN = 40;

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/_health`)).status === 204;
  } catch {
    // Not listening yet: that is what is waited for.
    return false;
  }
};

const lastLines = async (file: string): Promise<string> =>
  (await readFile(file, 'utf8')).split('\n').slice(-LOG_LINES_SHOWN).join('\n');

const stopProcess = async (child: ChildProcess, ended: Promise<number | null>): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(killer);
};

/**
 * Starts an app by `strapi start` in production mode and waits until it answers.
 *
 * @throws Error with the end of its log where it does not come up.
 */
export const startStrapiProcess = async (options: StrapiProcessOptions): Promise<StrapiProcess> => {
  const { app, port, logFile } = options;
  const url = `http://127.0.0.1:${port}`;
  const log = createWriteStream(logFile);
  const child = spawn(process.execPath, [strapiCli(app), 'start'], {
    cwd: app,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      STRAPI_TELEMETRY_DISABLED: 'true',
      ...options.env,
    },
  });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      log.end();
      resolve(code);
    });
  });

  try {
    await waitFor(
      () => {
        if (child.exitCode !== null) throw new Error(`Strapi ended with the exit code ${child.exitCode}`);
        return answers(url);
      },
      { timeoutMs: BOOT_TIMEOUT_MS, everyMs: 100, what: `Strapi to answer at ${url}` }
    );
  } catch (error) {
    await stopProcess(child, ended);
    throw new Error(`${(error as Error).message}\n${await lastLines(logFile)}`, { cause: error });
  }
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return {
    url,
    pid: child.pid as number,
    logFile,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    stop: () => stopProcess(child, ended),
    kill,
    signal: (name) => void child.kill(name),
  };
};
