import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseGraphql } from 'graphql';
import ts from 'typescript';
import type { SchemaFieldDescription, SchemaObjectDescription } from 'yup';
import words from '../../../admin/src/translations/en.json';
import { configSchema } from '../../../server/src/config';
import { contentTypes } from '../../../server/src/content-types';
import { adminRoutes } from '../../../server/src/routes/admin';
import { shopifyRoutes } from '../../../server/src/routes/shopify';
import { ROOT } from '../../../playground/scripts/support/build';
import {
  anchorsOf,
  blocksOf,
  exists,
  inlineCodeOf,
  linksOf,
  PAGES,
  proseOf,
  type Page,
} from './support/pages';

const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** What each page has of something, as cases for `it.each`. */
const casesOf = <T>(find: (page: Page) => T[]) =>
  PAGES.flatMap((page) => find(page).map((found) => ({ file: page.file, found })));

const syntaxErrors = (code: string): string[] =>
  (
    ts.transpileModule(code, { reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ESNext } })
      .diagnostics ?? []
  ).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));

/** A block may be a file, the inside of a function, or entries of an object. */
const readings = (code: string) => [code, `async () => {${code}\n}`, `({${code}\n})`];

describe('the code blocks', () => {
  it.each(casesOf((page) => [...blocksOf(page, 'ts'), ...blocksOf(page, 'js')]))(
    'of $file are JavaScript or TypeScript: $found',
    ({ found }) => {
      expect(readings(found).map(syntaxErrors)).toContainEqual([]);
    }
  );

  it.each(casesOf((page) => blocksOf(page, 'json')))('of $file are JSON: $found', ({ found }) => {
    expect(() => JSON.parse(found) as unknown).not.toThrow();
  });

  it.each(casesOf((page) => blocksOf(page, 'graphql')))('of $file are GraphQL: $found', ({ found }) => {
    expect(() => parseGraphql(found)).not.toThrow();
  });

  it('are of languages that are checked here, run by another test, or drawn', () => {
    const languages = PAGES.flatMap(({ text }) => [...text.matchAll(/^```(\w+)$/gm)].map(([, name]) => name));
    expect([...new Set(languages)].sort()).toEqual(['graphql', 'http', 'js', 'json', 'mermaid', 'sh', 'ts']);
  });
});

describe('the commands', () => {
  const commands = casesOf((page) => [...blocksOf(page, 'sh'), ...inlineCodeOf(page)]);

  /** Scripts of any Strapi app, which the README tells users to run. */
  const OF_AN_APP = new Set(['build', 'develop', 'start']);

  it.each(commands.filter(({ found }) => /npm (run|test)/.test(found)))(
    'of $file run scripts that there are: $found',
    ({ found }) => {
      const scripts = [...found.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => String(name));
      expect(scripts.filter((name) => !(name in manifest.scripts) && !OF_AN_APP.has(name))).toEqual([]);
    }
  );

  it.each(commands.filter(({ found }) => found.includes('npx tsx')))(
    'of $file run files that there are: $found',
    ({ found }) => {
      const files = [...found.matchAll(/npx tsx (\S+)/g)].map(([, file]) => String(file));
      expect(files.filter((file) => !exists(file))).toEqual([]);
    }
  );
});

describe('the links', () => {
  it.each(casesOf(linksOf))('of $file lead somewhere: $found.file#$found.anchor', ({ found }) => {
    expect(exists(found.file)).toBe(true);
    const page = PAGES.find(({ file }) => file === found.file);
    if (found.anchor !== undefined) expect(anchorsOf(page as Page)).toContain(found.anchor);
  });
});

describe('the files', () => {
  const NAMED = /^(?:admin|server|shared|simulator|playground|tests|benchmarks|scripts)\/[\w./-]+$/;

  it.each(casesOf((page) => inlineCodeOf(page).filter((code) => NAMED.test(code))))(
    'that $file names are there: $found',
    ({ found }) => {
      expect(exists(found)).toBe(true);
    }
  );
});

describe('the words of the admin pages', () => {
  const labels = new Set(Object.values(words));
  const INSTRUCTIONS = ['README.md', 'docs/upgrading.md', 'docs/troubleshooting.md', 'docs/write-back.md'];

  it.each(
    casesOf((page) =>
      INSTRUCTIONS.includes(page.file)
        ? [...proseOf(page).matchAll(/(?<!\w)_([A-Z][^_`\n]+)_(?!\w)/g)].map(([, word]) => String(word))
        : []
    )
  )('that $file names are on them: $found', ({ found }) => {
    expect(labels).toContain(found);
  });

  it('are in the steps of connecting as they are on the pages', () => {
    const [, section = ''] = (PAGES[0] as Page).text.split('\n## Connect a store\n');
    const [steps = ''] = section.split('\nMore on connecting');
    const named = [...steps.matchAll(/\*\*([^*→]+)\*\*/g)].map(([, word]) =>
      String(word).replaceAll('\n', ' ')
    );
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((word) => !labels.has(word.replaceAll(/ +/g, ' ')))).toEqual([]);
  });
});

describe('the routes', () => {
  const shown = Object.values(contentTypes)
    .filter(({ schema }) => schema.pluginOptions['content-manager']?.visible)
    .flatMap(({ schema: { info } }) => [`/${info.pluralName}`, `/${info.pluralName}/:documentId`]);
  const routes = new Set([
    ...adminRoutes.routes.map(({ method, path: below }) => `${method} /shopify-crm${below}`),
    ...shopifyRoutes.map(({ method, path: below }) => `${method} /api/shopify-crm${below}`),
    ...shown.map((below) => `GET /api/shopify-crm${below}`),
  ]);
  const named = casesOf(({ text }) =>
    [...text.matchAll(/\b(?:GET|POST|PUT|DELETE) \/(?:api\/)?shopify-crm[\w/:-]*/g)].map(([route]) => route)
  );

  it('are named in many places', () => {
    expect(named.length).toBeGreaterThan(25);
  });

  it.each(named)('that $file names are there: $found', ({ found }) => {
    expect(routes).toContain(found);
  });
});

describe('the configuration', () => {
  const keysOf = (schema: SchemaFieldDescription, name = ''): string[] =>
    schema.type === 'object'
      ? Object.entries((schema as SchemaObjectDescription).fields).flatMap(([key, field]) =>
          keysOf(field, name === '' ? key : `${name}.${key}`)
        )
      : [name];
  const keys = keysOf(configSchema.describe()).sort();

  it('is explained in the README key by key', () => {
    const [readme] = PAGES;
    const [, section = ''] = (readme as Page).text.split('\n## Configuration\n');
    const [table = ''] = section.split('\n## ');
    const documented = [...table.matchAll(/^\| (`[^|]+`) /gm)].flatMap(([, cell]) =>
      [...String(cell).matchAll(/`([\w.]+)`/g)].map(([, key]) => String(key))
    );
    expect(documented.sort()).toEqual(keys);
  });

  const GROUPS = new RegExp(
    `^(?:${[...new Set(keys.filter((key) => key.includes('.')).map((key) => key.split('.')[0]))].join('|')})\\.\\w+`
  );

  it.each(casesOf((page) => inlineCodeOf(page).filter((code) => GROUPS.test(code))))(
    'has what $file names: $found',
    ({ found }) => {
      expect(keys).toContain(GROUPS.exec(found)?.[0]);
    }
  );
});
