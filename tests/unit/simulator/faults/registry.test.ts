import { createFaults } from '../../../../simulator/src/faults/registry';

describe('createFaults', () => {
  it('strikes as often as it was told, on its own shop', () => {
    const faults = createFaults();
    faults.add('status5xx', { times: 2, status: 502 }, 'a.myshopify.com');
    expect(faults.take('status5xx', 'b.myshopify.com')).toBeUndefined();
    expect(faults.take('status5xx', 'a.myshopify.com')).toMatchObject({ status: 502 });
    expect(faults.take('status5xx', 'a.myshopify.com')).toBeDefined();
    expect(faults.take('status5xx', 'a.myshopify.com')).toBeUndefined();
    expect(faults.list()).toEqual([]);
  });

  it('holds until it is cleared where no number was given, and can be for one topic', () => {
    const faults = createFaults();
    const fault = faults.add('dropWebhooks', { topic: 'orders/updated' });
    for (let time = 0; time < 3; time += 1)
      expect(faults.take('dropWebhooks', 'any', 'orders/updated')).toBeDefined();
    expect(faults.peek('dropWebhooks', 'any', 'orders/create')).toBeUndefined();
    expect(faults.remove(fault.id)).toBe(true);
    expect(faults.take('dropWebhooks', 'any', 'orders/updated')).toBeUndefined();
  });
});
