import {
  choiceKey,
  fittingChoices,
  OTHER_METAFIELD,
  readDraft,
} from '../../../admin/src/pages/mappings/choices';

import type { MappingChoice, MappingOptions } from '../../../shared/mappings';

const points: MappingChoice = {
  source: { kind: 'metafield', namespace: 'custom', key: 'points', type: 'number_integer' },
  label: 'Points',
  fits: ['integer', 'json'],
  stores: ['a.myshopify.com'],
};
const verified: MappingChoice = {
  source: { kind: 'field', field: 'verifiedEmail' },
  label: 'verifiedEmail',
  fits: ['boolean', 'json'],
  stores: [],
};
const strange: MappingChoice = { ...points, label: 'Strange', fits: [] };

const options: MappingOptions = {
  owner: 'customer',
  contentType: 'contact',
  targets: [
    { name: 'score', type: 'integer' },
    { name: 'sure', type: 'boolean' },
  ],
  choices: [points, verified, strange],
};

const draft = { owner: 'customer', target: 'score', choice: choiceKey(points), metafield: '' } as const;

describe('the form of a mapping', () => {
  it('offers what fits the attribute', () => {
    expect(fittingChoices(options, 'score')).toEqual([points]);
    expect(fittingChoices(options, 'sure')).toEqual([verified]);
    expect(fittingChoices(options, '')).toEqual([points, verified]);
  });

  it('makes a mapping of what is chosen', () => {
    expect(readDraft(options, draft)).toEqual({ owner: 'customer', target: 'score', source: points.source });
  });

  it('takes no choice that does not fit the attribute', () => {
    expect(readDraft(options, { ...draft, target: 'sure' })).toBeNull();
    expect(readDraft(options, { ...draft, target: '' })).toBeNull();
  });

  it.each([
    ['custom.material', 'custom', 'material'],
    [' $app:mine.note ', '$app:mine', 'note'],
  ])('takes the metafield %s', (metafield, namespace, key) => {
    const read = readDraft(options, { ...draft, choice: OTHER_METAFIELD, metafield });
    expect(read?.source).toEqual({ kind: 'metafield', namespace, key, type: null });
  });

  it.each(['', 'material', 'custom.', '.material', 'custom.a b'])('takes no metafield %j', (metafield) => {
    expect(readDraft(options, { ...draft, choice: OTHER_METAFIELD, metafield })).toBeNull();
  });
});
