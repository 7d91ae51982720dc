import { createHook } from 'node:async_hooks';
import path from 'node:path';
import { ROOT } from '../../../playground/scripts/support/build';

const PLUGIN = path.join(ROOT, 'dist/server');
/** The hook's own frame, and what Node's timers are made of. */
const BETWEEN = /node:|plugin-timers/;
const FRAMES = 20;

/** The timers that the plugin's own code sets from now on, by where it does. */
export interface PluginTimers {
  /** Those that run at this moment. */
  running(): string[];
  /** Looks no more. */
  end(): void;
}

const callerOf = (): string => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  const frames = stack.split('\n').slice(1);
  // Its time limit on each request ends by itself and keeps nothing alive.
  if (frames.some((frame) => frame.includes('AbortSignal.timeout'))) return '';
  return frames.find((frame) => !BETWEEN.test(frame)) ?? '';
};

/** Begins to look, timers that keep no process alive among them. */
export const watchPluginTimers = (): PluginTimers => {
  const running = new Map<number, string>();
  const hook = createHook({
    init(id, type) {
      const caller = type === 'Timeout' ? callerOf() : '';
      if (caller.includes(PLUGIN)) running.set(id, caller.trim());
    },
    destroy: (id) => void running.delete(id),
  }).enable();
  return { running: () => [...running.values()], end: () => void hook.disable() };
};
