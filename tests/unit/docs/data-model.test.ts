import { readFileSync } from 'node:fs';
import path from 'node:path';
import { contentTypes } from '../../../server/src/content-types';

const text = readFileSync(path.join(__dirname, '../../../docs/data-model.md'), 'utf8');

/** The fields that a part of the page names in the first column of its tables. */
const fieldsIn = (part: string): string[] =>
  part
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ''));

const sections = text.split(/^## /m).slice(1);
const partOf = (heading: string) => sections.find((section) => section.startsWith(`${heading}\n`)) ?? '';
const ofAll = fieldsIn(partOf('Rules for all of them'));

describe('the page on the data model', () => {
  const shown = Object.entries(contentTypes).filter(
    ([, { schema }]) => schema.pluginOptions['content-manager']?.visible
  );

  it('is about seven types', () => {
    expect(shown).toHaveLength(7);
  });

  it.each(shown)('names every field of %s, and no other', (name, { schema }) => {
    const documented = new Set([...fieldsIn(partOf(name)), ...(name === 'contact' ? [] : ofAll)]);
    const served = Object.entries(schema.attributes)
      .filter(([, attribute]) => !('private' in attribute))
      .map(([field]) => field);
    expect([...documented].sort()).toEqual([...served].sort());
  });
});
