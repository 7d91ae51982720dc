import type { Task } from 'tinypool';

import { createTaskQueue } from '../../../server/src/sync/bulk/thread/queue';

const OPTIONS = Symbol('options');

const taskOf = (name: string, urgent: boolean | null): Task & { name: string } => {
  const task = { name, cancel: jest.fn(), [OPTIONS]: urgent === null ? null : { urgent } };
  return task as unknown as Task & { name: string };
};

const filled = () => {
  const queue = createTaskQueue(OPTIONS);
  const tasks = [
    taskOf('deal 1', false),
    taskOf('read 1', true),
    taskOf('other', null),
    taskOf('read 2', true),
    taskOf('deal 2', false),
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
  it('gives urgent tasks first, each kind in its order', () => {
    const { queue } = filled();
    expect(queue.size).toBe(5);
    expect(namesOf(queue)).toEqual(['read 1', 'read 2', 'deal 1', 'other', 'deal 2']);
    expect(queue.size).toBe(0);
    expect(queue.shift()).toBeNull();
  });

  it('forgets a task that was given up', () => {
    const { queue, tasks } = filled();
    queue.remove(tasks[1] as Task);
    queue.remove(tasks[4] as Task);
    expect(namesOf(queue)).toEqual(['read 2', 'deal 1', 'other']);
  });

  it('cancels all of them', () => {
    const { queue, tasks } = filled();
    queue.cancel();
    expect(queue.size).toBe(0);
    for (const task of tasks) expect(task.cancel).toHaveBeenCalledTimes(1);
  });
});
