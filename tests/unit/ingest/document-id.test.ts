import { createDocumentId } from '../../../server/src/ingest/sql/document-id';

describe('a document id', () => {
  const ids = Array.from({ length: 50_000 }, createDocumentId);

  it('has the form of those that Strapi makes', () => {
    expect(ids.filter((id) => !/^[a-z][0-9a-z]{23}$/.test(id))).toEqual([]);
  });

  it('is another one each time, with all characters about as often in every place', () => {
    expect(new Set(ids).size).toBe(ids.length);
    const counts = new Map<string, number>();
    for (const id of ids) counts.set(id.charAt(12), (counts.get(id.charAt(12)) ?? 0) + 1);
    expect(counts.size).toBe(36);
    const expected = ids.length / 36;
    for (const count of counts.values()) expect(Math.abs(count - expected)).toBeLessThan(expected * 0.25);
  });
});
