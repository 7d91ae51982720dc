import { readFileSync } from 'node:fs';
import path from 'node:path';
import { troubleshootingPage } from '../../../scripts/troubleshooting';

describe('the page on troubleshooting', () => {
  it('is what the code says now (npm run docs writes it anew)', () => {
    const written = readFileSync(path.join(__dirname, '../../../docs/troubleshooting.md'), 'utf8');
    expect(written).toBe(troubleshootingPage());
  });
});
