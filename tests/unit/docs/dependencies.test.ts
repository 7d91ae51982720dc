import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '../../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

type Group = 'dependencies' | 'peerDependencies' | 'devDependencies';
const manifest = JSON.parse(read('package.json')) as Record<Group, Record<string, string>>;

/** The lines of tables of packages: each one's name, and the licence that stands beside it. */
const linesOf = (text: string) =>
  [...text.matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\|/gm)].map(([, name = '', licence = '']) => ({
    name,
    licence,
  }));

/** The packages that a section of the page has a line for. */
const justified = (heading: string): string[] => {
  const section =
    read('docs/dependencies.md')
      .split(/^## /m)
      .find((text) => text.startsWith(heading)) ?? '';
  return linesOf(section)
    .map(({ name }) => name)
    .sort();
};

const named = (group: Group) => Object.keys(manifest[group]).sort();

describe('the page on dependencies', () => {
  it('has a line for each package that is shipped, expected or used, and for no other', () => {
    expect(justified('Shipped with the plugin')).toEqual(named('dependencies'));
    expect(justified('Expected of the Strapi app')).toEqual(named('peerDependencies'));
    const peers = new Set(named('peerDependencies'));
    expect(justified('For development')).toEqual(named('devDependencies').filter((name) => !peers.has(name)));
  });

  it.each(linesOf(read('docs/dependencies.md')))(
    'names the licence of $name: $licence',
    ({ name, licence }) => {
      const installed = JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string };
      // Strapi's own packages name theirs in a file.
      if (installed.license === 'SEE LICENSE IN LICENSE') {
        expect(read(`node_modules/${name}/LICENSE`)).toContain('under the "MIT Expat" license');
        expect(licence).toMatch(/^MIT\b/);
      } else expect(licence).toBe(installed.license);
    }
  );
});

describe('what the README asks for', () => {
  it('is what the package asks for', () => {
    const [, major, minor] =
      /^\^(\d+)\.(\d+)\.\d+$/.exec(manifest.peerDependencies['@strapi/strapi'] ?? '') ?? [];
    expect(read('README.md')).toContain(`It needs Strapi ${major}.${minor} or newer`);
  });
});
