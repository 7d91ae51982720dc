import { fork } from 'node:child_process';
import type { LoadResult, Order } from './webhook-load';

export type { LoadResult } from './webhook-load';

/** What the sending process is asked for. */
export type SenderTask =
  | { load: 'saturate'; url: string; orders: readonly Order[]; seconds: number }
  | { load: 'steadily'; url: string; orders: readonly Order[]; seconds: number; perSecond: number };

/** What it answers. */
export type SenderAnswer = { result: LoadResult } | { error: string };

/**
 * Sends webhooks from a process of its own: in this one the simulator answers Strapi's reads, and an answer that waits for that to end
 * would seem to be Strapi's.
 */
export const startSender = () => {
  const child = fork(require.resolve('./webhook-sender-process.ts'));

  const ask = (task: SenderTask): Promise<LoadResult> =>
    new Promise((resolve, reject) => {
      const onExit = (code: number | null) => reject(new Error(`The sender ended with ${code}`));
      child.once('exit', onExit);
      child.once('message', (answer: SenderAnswer) => {
        child.off('exit', onExit);
        if ('result' in answer) resolve(answer.result);
        else reject(new Error(answer.error));
      });
      child.send(task);
    });

  return {
    saturate: (url: string, orders: readonly Order[], seconds: number) =>
      ask({ load: 'saturate', url, orders, seconds }),
    steadily: (url: string, orders: readonly Order[], rate: { perSecond: number; seconds: number }) =>
      ask({ load: 'steadily', url, orders, ...rate }),
    stop: () => child.kill(),
  };
};
