import { lastDays } from '../../../server/src/overview/days';

const iso = (dates: readonly Date[]) => dates.map((date) => date.toISOString());

describe('lastDays', () => {
  it('begins each day at the zone’s midnight and ends with today', () => {
    const { dates, bounds } = lastDays('Asia/Tokyo', new Date('2026-03-04T16:00:00Z'), 2);
    expect(dates).toEqual(['2026-03-04', '2026-03-05']);
    expect(iso(bounds)).toEqual([
      '2026-03-03T15:00:00.000Z',
      '2026-03-04T15:00:00.000Z',
      '2026-03-05T15:00:00.000Z',
    ]);
  });

  it('knows days of 23 and of 25 hours', () => {
    const spring = lastDays('Europe/Berlin', new Date('2026-03-29T12:00:00Z'), 1);
    expect(iso(spring.bounds)).toEqual(['2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z']);
    const autumn = lastDays('America/New_York', new Date('2026-11-01T12:00:00Z'), 1);
    expect(iso(autumn.bounds)).toEqual(['2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z']);
  });

  it('begins a day whose midnight is skipped at its first moment', () => {
    // Cairo's clocks went from 0:00 to 1:00 on 24 April 2026.
    const { bounds } = lastDays('Africa/Cairo', new Date('2026-04-24T12:00:00Z'), 1);
    expect(iso(bounds)).toEqual(['2026-04-23T22:00:00.000Z', '2026-04-24T21:00:00.000Z']);
  });

  it('goes over the ends of months and years', () => {
    expect(lastDays('UTC', new Date('2027-01-02T00:00:00Z'), 3).dates).toEqual([
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ]);
  });

  it.each([null, 'Nowhere/Land'])('takes UTC where the zone is %s', (zone) => {
    expect(iso(lastDays(zone, new Date('2026-05-05T23:59:59Z'), 1).bounds)).toEqual([
      '2026-05-05T00:00:00.000Z',
      '2026-05-06T00:00:00.000Z',
    ]);
  });
});
