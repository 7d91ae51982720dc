import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { createIntl, createIntlCache } from 'react-intl';

import { ERROR_CODES } from '../../../admin/src/utils/errorCodes';
import { registerTrads } from '../../../admin/src/translations';
import { MESSAGES } from '../../../server/src/messages';

const SOURCE = resolve(__dirname, '../../../admin/src');
const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;

/** Codes whose sentence says more than the code, so that the server's is shown. */
const SERVER_WORDED = ['request_invalid', 'shopify_request_failed', 'write_back_refused'];

const readMessages = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(SOURCE, 'translations', `${language}.json`), 'utf8')) as Record<
    string,
    string
  >;

const readSources = (): string =>
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(SOURCE, file), 'utf8'))
    .join('\n');

/** A pattern for the keys that a template such as `error.${code}.message` can make. */
const templatePattern = (template: string): RegExp =>
  new RegExp(
    `^${template
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replaceAll('.', '\\.'))
      .join('[\\w-]+')}$`
  );

const english = readMessages('en');
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name))].sort();

describe.each(LANGUAGES)('the messages in %s', (language) => {
  const messages = readMessages(language);

  test('have the keys of the English ones, in their order', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english));
  });

  test('have the placeholders of the English ones', () => {
    for (const [key, text] of Object.entries(messages)) {
      expect([key, placeholders(text)]).toEqual([key, placeholders(english[key] ?? '')]);
    }
  });

  test('can all be formatted', () => {
    const failures: unknown[] = [];
    const intl = createIntl(
      { locale: language, messages, onError: (error) => failures.push(error) },
      createIntlCache()
    );
    const values = {
      count: 3,
      percent: 50,
      open: 1,
      failed: 2,
      written: '3',
      unchanged: '4',
      ...Object.fromEntries(['domain', 'label', 'hint', 'code', 'name'].map((name) => [name, name])),
    };
    for (const [id, text] of Object.entries(messages)) {
      const all = {
        permission: 'read_orders',
        scopes: 'a',
        done: '1',
        expected: '2',
        version: '3',
        resource: 'resource',
        reason: 'reason',
        fields: 'email, phone',
        missing: 1,
        stale: 2,
        surplus: 3,
        shown: 3,
        fetched: '5',
        currency: 'EUR',
        type: 'type',
        action: 'action',
        url: 'https://strapi.example',
        since: '1 May',
        ...values,
      };
      const words = intl.formatMessage({ id }, all);
      expect(words.trim()).not.toBe('');
      expect(words).not.toContain('{');
      expect(text).toBe(text.trim());
    }
    expect(failures).toEqual([]);
  });

  test.each(ERROR_CODES)('explain %s and say what to do', (code) => {
    expect(messages[`error.${code}.message`]).toBeTruthy();
    expect(messages[`error.${code}.remedy`]).toBeTruthy();
  });
});

describe('the keys', () => {
  const sources = readSources();
  const literals = new Set(
    [...sources.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/gi)].map(([, key = '']) => key)
  );
  const templates = [
    ...sources.matchAll(/translate\(`([^`]+)`/g),
    ...sources.matchAll(/key: `([^`]+)`/g),
  ].map(([, template = '']) => templatePattern(template));

  test('that the pages name all exist', () => {
    const named = [...sources.matchAll(/translate\(\s*'([^']+)'/g)].map(([, key = '']) => key);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((key) => !(key in english))).toEqual([]);
  });

  test('that exist are all used', () => {
    const unused = Object.keys(english).filter(
      (key) => !literals.has(key) && !templates.some((pattern) => pattern.test(key))
    );
    expect(unused).toEqual([]);
  });

  test('of error messages are those of the codes', () => {
    const keyed = Object.keys(english)
      .map((key) => /^error\.(\w+)\.(?:message|remedy)$/.exec(key)?.[1])
      .filter((code) => code !== undefined);
    expect([...new Set(keyed)].sort()).toEqual([...ERROR_CODES].sort());
  });
});

test('every code that the server answers is explained, but for those that explain themselves', () => {
  const unexplained = Object.keys(MESSAGES).filter(
    (code) => !(ERROR_CODES as readonly string[]).includes(code)
  );
  expect(unexplained.sort()).toEqual(SERVER_WORDED);
});

describe('registerTrads', () => {
  test('prefixes the keys with the plugin id', async () => {
    const [german] = await registerTrads({ locales: ['de'] });
    expect(german?.locale).toBe('de');
    expect(german?.data['shopify-crm.page.title']).toBe('Shopify');
    expect(Object.keys(german?.data ?? {})).toHaveLength(Object.keys(english).length);
  });

  test('has nothing for a language that the plugin does not speak', async () => {
    expect(await registerTrads({ locales: ['ja'] })).toEqual([{ locale: 'ja', data: {} }]);
  });
});
