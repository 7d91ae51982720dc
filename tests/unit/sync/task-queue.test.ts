import type { Task } from 'tinypool';

import { createTaskQueue } from '../../../server/src/sync/bulk/thread/queue';

const OPTIONS = Symbol('options');

const taskOf = (name: string, rank: number | null): Task & { name: string } => {
  const task = { name, cancel: jest.fn(), [OPTIONS]: rank === null ? null : { rank } };
  return task as unknown as Task & { name: string };
};

const filled = () => {
  const queue = createTaskQueue(OPTIONS);
  const tasks = [
    taskOf('deal orders', 3),
    taskOf('read 1', 0),
    taskOf('other', null),
    taskOf('read 2', 0),
    taskOf('deal customers', 1),
  ];
  tasks.forEach((task) => queue.push(task));
  return { queue, tasks };
};

const namesOf = ({ shift }: { shift: () => Task | null }): string[] => {
  const names: string[] = [];
  for (let task = shift(); task; task = shift()) names.push((task as Task & { name: string }).name);
  return names;
};

describe('the queue of the thread for bulk results', () => {
  it('gives tasks by their ranks, those of one rank in their order', () => {
    const { queue } = filled();
    expect(queue.size).toBe(5);
    expect(namesOf(queue)).toEqual(['read 1', 'read 2', 'deal customers', 'deal orders', 'other']);
    expect(queue.size).toBe(0);
    expect(queue.shift()).toBeNull();
  });

  it('forgets a task that was given up', () => {
    const { queue, tasks } = filled();
    queue.remove(tasks[1] as Task);
    queue.remove(tasks[4] as Task);
    expect(namesOf(queue)).toEqual(['read 2', 'deal orders', 'other']);
  });

  it('cancels all of them', () => {
    const { queue, tasks } = filled();
    queue.cancel();
    expect(queue.size).toBe(0);
    for (const task of tasks) expect(task.cancel).toHaveBeenCalledTimes(1);
  });
});
