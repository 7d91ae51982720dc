import { giveWay } from '../../server/src/give-way';

/** Keeps the process busy, turn after turn, as requests that come in do; each turn takes some milliseconds. */
const keepBusy = (turns: number) => {
  const log: string[] = [];
  const turn = () => {
    for (const until = performance.now() + 5; performance.now() < until;);
    log.push(`turn ${log.length + 1}`);
    if (log.length < turns) next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  return { log, stop: () => clearImmediate(next) };
};

describe('giveWay', () => {
  it('goes on at once where nobody else has much to do', async () => {
    let turns = 0;
    const count = () => {
      turns += 1;
      counter = setImmediate(count);
    };
    let counter = setImmediate(count);
    await giveWay();
    clearImmediate(counter);
    // In the longest that it waits there are thousands.
    expect(turns).toBeLessThan(100);
  });

  it('waits until others have done what they had to', async () => {
    const { log } = keepBusy(4);
    await giveWay();
    log.push('went on');
    expect(log).toEqual(['turn 1', 'turn 2', 'turn 3', 'turn 4', 'went on']);
  });

  it('goes on at last where others always have something to do', async () => {
    const { log, stop } = keepBusy(Infinity);
    await giveWay();
    stop();
    const waited = log.length;
    expect(waited).toBeGreaterThan(1);
    expect(waited).toBeLessThan(20);
  });
});
