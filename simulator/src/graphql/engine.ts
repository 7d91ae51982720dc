import {
  executeSync,
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { createResolver, resolveTypeName } from './resolve';
import type { DerivedTable, EngineContext, FieldTable, NodeTable } from './types';

/** A query that Shopify's schema accepts, ready to run. */
export interface PreparedQuery {
  document: DocumentNode;
  operation: OperationDefinitionNode;
}

/** Answers queries of the official schema from a shop's state. */
export interface Engine {
  readonly schema: GraphQLSchema;
  /** Adds what a part of the simulator answers itself, by `Type.field` and by type of node. */
  extend(fields: FieldTable, nodes?: NodeTable): void;
  /** Parses and validates; errors where the schema doesn't accept the text. */
  prepare(text: string, operationName?: string | null): PreparedQuery | { errors: readonly GraphQLError[] };
  run(query: PreparedQuery, variables: Record<string, unknown>, context: EngineContext): ExecutionResult;
}

/** How many prepared texts are kept: an app sends few, again and again. */
const KEPT_QUERIES = 200;

/** @param derived the state's own derived fields. */
export const createEngine = (schema: GraphQLSchema, derived: DerivedTable): Engine => {
  const tables = { fields: {} as FieldTable, nodes: {} as NodeTable, derived };
  const fieldResolver = createResolver(tables);
  const validated = new Map<string, DocumentNode>();

  const parseAndValidate = (text: string): DocumentNode | { errors: readonly GraphQLError[] } => {
    const known = validated.get(text);
    if (known) return known;
    try {
      const document = parse(text);
      const errors = validate(schema, document, specifiedRules, { maxErrors: 20 });
      if (errors.length > 0) return { errors };
      if (validated.size >= KEPT_QUERIES) validated.clear();
      validated.set(text, document);
      return document;
    } catch (error) {
      if (error instanceof GraphQLError) return { errors: [error] };
      throw error;
    }
  };

  return {
    schema,
    extend(fields, nodes = {}) {
      Object.assign(tables.fields, fields);
      Object.assign(tables.nodes, nodes);
    },
    prepare(text, operationName) {
      const document = parseAndValidate(text);
      if ('errors' in document) return document;
      const operation = getOperationAST(document, operationName);
      if (!operation)
        return { errors: [new GraphQLError('No operation of that name, or several and no name.')] };
      return { document, operation };
    },
    run: ({ document, operation }, variables, context) =>
      executeSync({
        schema,
        document,
        operationName: operation.name?.value,
        variableValues: variables,
        contextValue: context,
        fieldResolver,
        typeResolver: resolveTypeName,
      }),
  };
};
