import { setTimeout as sleep } from 'node:timers/promises';
import v8 from 'node:v8';
import vm from 'node:vm';
import { requestSignal } from '../../../server/src/shopify/api/http';

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc') as () => void;

describe('the time limit of a request', () => {
  it('ends it also where garbage was collected meanwhile', async () => {
    const signal = requestSignal([new AbortController().signal], 200);
    const raised = new Promise<true>((resolve) => signal.addEventListener('abort', () => resolve(true)));
    for (let round = 0; round < 3; round += 1) {
      await sleep(20);
      collectGarbage();
    }
    expect(await Promise.race([raised, sleep(5_000, false)])).toBe(true);
  });
});
