import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '../../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

type Group = 'dependencies' | 'peerDependencies' | 'devDependencies';
const manifest = JSON.parse(read('package.json')) as Record<Group, Record<string, string>>;

/** The packages that a section of the page has a line for. */
const justified = (heading: string): string[] => {
  const section =
    read('docs/dependencies.md')
      .split(/^## /m)
      .find((text) => text.startsWith(heading)) ?? '';
  return [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => String(name)).sort();
};

const named = (group: Group) => Object.keys(manifest[group]).sort();

describe('the page on dependencies', () => {
  it('has a line for each package that is shipped, expected or used, and for no other', () => {
    expect(justified('Shipped with the plugin')).toEqual(named('dependencies'));
    expect(justified('Expected of the Strapi app')).toEqual(named('peerDependencies'));
    const peers = new Set(named('peerDependencies'));
    expect(justified('For development')).toEqual(named('devDependencies').filter((name) => !peers.has(name)));
  });
});
