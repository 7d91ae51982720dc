import type { Task, TaskQueue } from 'tinypool';

/** When a task is to be done: the lower first. */
export interface QueueOptions {
  rank: number;
}

/**
 * Keeps tasks by their ranks, those of one rank in the order in which they came, those without one last.
 *
 * @param optionsKey under which a task has its options, `Tinypool.queueOptionsSymbol`.
 */
export const createTaskQueue = (optionsKey: symbol): TaskQueue => {
  const tasks: Task[] = [];
  const rankOf = (task: Task): number =>
    (task as unknown as Record<symbol, QueueOptions | undefined>)[optionsKey]?.rank ?? Infinity;

  return {
    get size() {
      return tasks.length;
    },
    push(task) {
      const behind = tasks.findIndex((one) => rankOf(one) > rankOf(task));
      tasks.splice(behind === -1 ? tasks.length : behind, 0, task);
    },
    shift: () => tasks.shift() ?? null,
    remove(task) {
      const place = tasks.indexOf(task);
      if (place !== -1) tasks.splice(place, 1);
    },
    cancel() {
      for (const task of tasks.splice(0)) task.cancel();
    },
  };
};
