import { returnsRows } from '../../../server/src/ingest/sql/dialect/mariadb';

describe('a server returns the rows of an INSERT', () => {
  it.each([
    ['10.5.0-MariaDB', true],
    ['10.11.19-MariaDB-0+deb12u1', true],
    ['11.4.2-MariaDB-log', true],
    ['10.4.34-MariaDB', false],
    ['8.0.36', false],
    ['11.1.0', false],
    ['', false],
  ])('%s: %s', (version, can) => {
    expect(returnsRows(version)).toBe(can);
  });
});
