'use strict';

const js = require('@eslint/js');
const prettier = require('eslint-config-prettier');
const { createNodeResolver, importX } = require('eslint-plugin-import-x');
const reactHooks = require('eslint-plugin-react-hooks');
const tseslint = require('typescript-eslint');

/** What each part of the server may import of the others; what is named nowhere may import all of them. */
const LAYERS = {
  shopify: ['give-way.ts'],
  records: ['shopify'],
  ingest: [
    'records',
    'shopify',
    'blank-objects.ts',
    'config.ts',
    'give-way.ts',
    'group-by.ts',
    'private-model.ts',
    'services.ts',
    'shown-types.ts',
    'content-types',
  ],
};

/** Where a forgotten `await` loses an error: everything that talks to a database or over HTTP. */
const TYPE_AWARE = ['server/**/*.ts', 'simulator/**/*.ts'];

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];

/** What the repository's few JavaScript files use; TypeScript checks its own names. */
const NODE_GLOBALS = Object.fromEntries(
  ['require', 'module', 'exports', 'process', 'console', '__dirname', '__filename'].map((name) => [
    name,
    'readonly',
  ])
);

module.exports = tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '.cache/',
      '.demo/',
      '.tmp/',
      '.artifacts/',
      'coverage/',
      'playground/.strapi/',
      'playground/build/',
      'playground/types/',
      'server/src/shopify/queries/generated.ts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: NODE_GLOBALS },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.recommended],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.tsx', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] })],
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-self-import': 'error',
      'import-x/no-default-export': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-globals': ['error', { name: 'strapi', message: 'Take strapi as a parameter.' }],
    },
  },
  {
    files: TYPE_AWARE,
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: __dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['server/**/*.ts'],
    rules: {
      'import-x/no-restricted-paths': [
        'error',
        {
          basePath: __dirname,
          zones: Object.entries(LAYERS).map(([part, others]) => ({
            target: `./server/src/${part}`,
            from: './server/src',
            except: [part, ...others].map((one) => `./${one}`),
          })),
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector:
            "CallExpression[callee.property.name=/^(url|email)$/] CallExpression[callee.name='string']",
          message: "yup's expression for it takes very long over a hostile text (GHSL-2020-341).",
        },
      ],
    },
  },
  {
    files: ['admin/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    // Strapi and Jest take default exports; a lazily loaded page has to be one too.
    files: [
      'server/src/index.ts',
      'admin/src/index.ts',
      'admin/src/pages/**/*.tsx',
      'admin/custom.d.ts',
      'scripts/packed-app/config/*.ts',
      'tests/integration/global-{setup,teardown}.ts',
    ],
    rules: { 'import-x/no-default-export': 'off' },
  },
  prettier
);
