import { createThrottle } from '../../../server/src/shopify/api/throttle';
import { createCostBook } from '../../../server/src/shopify/api/costs';

describe('the throttle', () => {
  const setUp = () => {
    let time = 0;
    const waits: (() => void)[] = [];
    const throttle = createThrottle({
      now: () => time,
      sleep: (ms) =>
        new Promise((resolve) => {
          waits.push(() => {
            time += ms;
            resolve();
          });
        }),
    });
    const setBack = (ms: number) => {
      time -= ms;
    };
    return { throttle, waits, elapsed: () => time, setBack };
  };
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  it('serves first come first, even where a later one would fit', async () => {
    const { throttle, waits, elapsed } = setUp();
    const release = await throttle.acquire(10);
    release({ maximumAvailable: 1000, currentlyAvailable: 150, restoreRate: 100 });
    const order: string[] = [];
    const large = throttle.acquire(400).then(() => order.push('large'));
    const small = throttle.acquire(1).then(() => order.push('small'));
    for (let step = 0; step < 20 && order.length < 2; step += 1) {
      await settled();
      waits.shift()?.();
    }
    await Promise.all([large, small]);
    expect(order).toEqual(['large', 'small']);
    expect(elapsed()).toBeGreaterThanOrEqual(3500);
  });

  it('lets a query through that costs more than the bucket holds, once the bucket is full', async () => {
    const { throttle, waits } = setUp();
    (await throttle.acquire(1))({ maximumAvailable: 100, currentlyAvailable: 0, restoreRate: 50 });
    let through = false;
    void throttle.acquire(500).then(() => {
      through = true;
    });
    await settled();
    expect(through).toBe(false);
    for (let step = 0; step < 5 && !through; step += 1) {
      waits.shift()?.();
      await settled();
    }
    expect(through).toBe(true);
  });

  it('goes on refilling where the clock is set back', async () => {
    const { throttle, waits, elapsed, setBack } = setUp();
    (await throttle.acquire(1))({ maximumAvailable: 1000, currentlyAvailable: 100, restoreRate: 100 });
    setBack(3_600_000);
    let through = false;
    const acquired = throttle.acquire(400).then(() => {
      through = true;
    });
    for (let step = 0; step < 20 && !through; step += 1) {
      await settled();
      waits.shift()?.();
    }
    expect(through).toBe(true);
    await acquired;
    expect(elapsed() + 3_600_000).toBe(4_000);
  });
});

describe('the cost book', () => {
  it('sizes the next batch by what the last one cost', () => {
    const book = createCostBook();
    expect(book.fitting('Orders', 5, 250)).toBe(5);
    book.record('Orders', 5, 500);
    expect(book.fitting('Orders', 5, 250)).toBe(10);
    expect(book.estimate('Orders', 3)).toBe(300);
    book.record('Orders', 1, 5000);
    expect(book.fitting('Orders', 5, 250)).toBe(1);
    book.record('Orders', 100, 10);
    expect(book.fitting('Orders', 5, 250)).toBe(250);
  });
});
