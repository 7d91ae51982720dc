import type { Task, TaskQueue } from 'tinypool';

/** A task to do before those that are not urgent. */
export interface QueueOptions {
  urgent: boolean;
}

/**
 * Keeps tasks in their order, urgent ones first.
 *
 * @param optionsKey under which a task has its options, `Tinypool.queueOptionsSymbol`.
 */
export const createTaskQueue = (optionsKey: symbol): TaskQueue => {
  let urgent: Task[] = [];
  let others: Task[] = [];
  const shift = (): Task | null => urgent.shift() ?? others.shift() ?? null;
  const isUrgent = (task: Task): boolean =>
    (task as unknown as Record<symbol, QueueOptions | undefined>)[optionsKey]?.urgent ?? false;

  return {
    get size() {
      return urgent.length + others.length;
    },
    push: (task) => void (isUrgent(task) ? urgent : others).push(task),
    shift,
    remove(task) {
      urgent = urgent.filter((one) => one !== task);
      others = others.filter((one) => one !== task);
    },
    cancel() {
      for (let task = shift(); task; task = shift()) task.cancel();
    },
  };
};
