import { createHolds } from '../../../../simulator/src/faults/holds';

const SHOP = 'a.myshopify.com';

describe('createHolds', () => {
  it('holds the answer after some others until it is let go, and no other shop’s', async () => {
    const holds = createHolds();
    const passed: string[] = [];
    const answer = (name: string, shop = SHOP) =>
      holds.during(async () => {
        await holds.pass(shop);
        passed.push(name);
      });
    const release = holds.hold(SHOP, 1);
    await answer('first');
    const second = answer('second');
    await answer('third');
    await answer('elsewhere', 'b.myshopify.com');
    expect(passed).toEqual(['first', 'third', 'elsewhere']);
    expect(holds).toMatchObject({ underWay: 1, held: 1 });
    release();
    await second;
    expect(passed.at(-1)).toBe('second');
    expect(holds).toMatchObject({ underWay: 0, held: 0 });
  });

  it('lets an answer pass that is let go before it is given', async () => {
    const holds = createHolds();
    holds.hold(SHOP, 0)();
    await holds.pass(SHOP);
    expect(holds.held).toBe(0);
  });
});
