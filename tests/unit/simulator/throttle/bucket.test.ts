import { createThrottle } from '../../../../simulator/src/throttle/bucket';

describe('createThrottle', () => {
  it('takes points while there are enough and restores them with time, up to the size of the bucket', () => {
    let now = 0;
    const throttle = createThrottle(() => now);
    expect(throttle.take('a', 'standard', 1_999)).toBe(true);
    expect(throttle.take('a', 'standard', 2)).toBe(false);
    expect(throttle.status('a', 'standard')).toEqual({
      maximumAvailable: 2_000,
      currentlyAvailable: 1,
      restoreRate: 100,
    });
    now = 5_000;
    expect(throttle.status('a', 'standard').currentlyAvailable).toBe(501);
    now = 1_000_000;
    expect(throttle.status('a', 'standard').currentlyAvailable).toBe(2_000);
  });

  it('keeps one bucket per key and gives back what was not used', () => {
    const throttle = createThrottle(() => 0);
    throttle.take('a', 'plus', 1_000);
    throttle.giveBack('a', 'plus', 400);
    expect(throttle.status('a', 'plus').currentlyAvailable).toBe(20_000 - 600);
    expect(throttle.status('b', 'plus').currentlyAvailable).toBe(20_000);
  });
});
