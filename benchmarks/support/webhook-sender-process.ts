import { saturate, steadily, type LoadResult } from './webhook-load';
import type { SenderAnswer, SenderTask } from './webhook-sender';

const send = (task: SenderTask): Promise<LoadResult> =>
  task.load === 'saturate'
    ? saturate(task.url, task.orders, task.seconds)
    : steadily(task.url, task.orders, task);

process.on('message', (task: SenderTask) => {
  const answer = (one: SenderAnswer) => process.send?.(one);
  send(task).then(
    (result) => answer({ result }),
    (error: unknown) => answer({ error: String(error) })
  );
});
