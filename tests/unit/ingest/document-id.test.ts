import { createDocumentId } from '../../../server/src/ingest/sql/document-id';

describe('a document id', () => {
  const ids = Array.from({ length: 50_000 }, () => createDocumentId());

  it('has the form of those that Strapi makes', () => {
    expect(ids.filter((id) => !/^[a-z][0-9a-z]{23}$/.test(id))).toEqual([]);
  });

  it('is another one each time, with all characters about as often in every random place', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const place of [8, 12, 23]) {
      const counts = new Map<string, number>();
      for (const id of ids) counts.set(id.charAt(place), (counts.get(id.charAt(place)) ?? 0) + 1);
      expect(counts.size).toBe(36);
      const expected = ids.length / 36;
      for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.25);
    }
  });

  it('comes after those that were made before', () => {
    const now = Date.now();
    const inTurn = [0, 1, 60_000, 86_400_000, 3_000 * 86_400_000].map((later) =>
      createDocumentId(now + later)
    );
    expect([...inTurn].sort()).toEqual(inTurn);
  });

  it('tells of two that were made in one moment not which was the first', () => {
    const pairs = Array.from({ length: 2_000 }, () => [createDocumentId(1e12), createDocumentId(1e12)]);
    const inOrder = pairs.filter(([one = '', other = '']) => one < other).length;
    expect(Math.abs(inOrder - 1_000)).toBeLessThan(200);
  });
});
