/**
 * Writes the TypeScript types of every document that the plugin sends to Shopify, from the documents themselves and
 * Shopify's official Admin GraphQL schema. Run it with `npm run codegen` after a document or the API version changed.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescriptPlugin from '@graphql-codegen/typescript';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import { parse, printSchema } from 'graphql';
import type { DefinitionNode, DocumentNode } from 'graphql';
import { DOCUMENTS } from '../server/src/shopify/queries';
import { loadAdminSchema } from '../simulator/src/schema/load';
import { pruneSchema } from './prune-schema';

const TARGET = path.resolve(__dirname, '../server/src/shopify/queries/generated.ts');

const HEADER = `/* Generated from Shopify's Admin GraphQL schema by \`npm run codegen\`: don't edit. */\n`;

const SCALARS = [
  'BigInt',
  'Date',
  'DateTime',
  'Decimal',
  'HTML',
  'JSON',
  'Money',
  'URL',
  'UnsignedInt64',
  'ARN',
  'Color',
  'FormattedString',
  'StorefrontID',
  'UtcOffset',
];

/** Joins the documents and keeps one definition of each name: fragments are repeated in several documents. */
export function mergeDocuments(documents: readonly string[]): DocumentNode {
  const definitions = new Map<string, DefinitionNode>();
  for (const document of documents) {
    for (const definition of parse(document, { noLocation: true }).definitions) {
      if ('name' in definition && definition.name) definitions.set(definition.name.value, definition);
    }
  }
  return { kind: 'Document', definitions: [...definitions.values()] } as DocumentNode;
}

/** The text of the generated module. */
export async function generateTypes(): Promise<string> {
  const config = {
    onlyOperationTypes: true,
    skipTypename: true,
    enumsAsTypes: true,
    strictScalars: true,
    defaultScalarType: 'string',
    scalars: Object.fromEntries(SCALARS.map((name) => [name, 'string'])),
    useTypeImports: true,
    immutableTypes: true,
    preResolveTypes: true,
    operationResultSuffix: 'Data',
    dedupeFragments: true,
    disableDescriptions: true,
    avoidOptionals: { field: true },
  };
  const document = mergeDocuments(Object.values(DOCUMENTS));
  const body = await codegen({
    schema: parse(printSchema(pruneSchema(loadAdminSchema(), document))),
    documents: [{ document }],
    filename: TARGET,
    config,
    plugins: [{ typescript: {} }, { operations: {} }],
    pluginMap: { typescript: typescriptPlugin, operations: operationsPlugin },
  });
  return `${HEADER}${body}`;
}

if (require.main === module) {
  generateTypes()
    .then((text) => writeFile(TARGET, text))
    .catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    });
}
