import {
  getNamedType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { asConnection, isList } from '../graphql/schema-types';

/** At most this many connections in one bulk query (shopify.dev, "Bulk operations", limitations). */
const MAX_CONNECTIONS = 5;

/** A root connection may hold connections that hold connections, not more. */
const MAX_DEPTH = 3;

/** What a field around the one that is looked at is. */
interface Around {
  connection: boolean;
  list: boolean;
  /** A node that selects its `id`, or an object that has none of its own. */
  identified: boolean;
}

/** The document with its fragments written where they are spread, so that each field is seen where it stands. */
const inlineFragments = (document: DocumentNode): DocumentNode => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions)
    if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  return visit(document, {
    FragmentDefinition: () => null,
    FragmentSpread(spread) {
      const { typeCondition, selectionSet } = fragments.get(spread.name.value) as FragmentDefinitionNode;
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet };
    },
  });
};

const selectsId = (selections: SelectionSetNode | undefined): boolean =>
  (selections?.selections ?? []).some((one) => {
    if (one.kind === Kind.FIELD) return one.name.value === 'id' && !one.alias;
    return one.kind === Kind.INLINE_FRAGMENT && selectsId(one.selectionSet);
  });

const hasId = (schema: GraphQLSchema, type: GraphQLOutputType): boolean => {
  const named = schema.getType(getNamedType(type).name);
  return named !== undefined && 'getFields' in named && 'id' in named.getFields();
};

const shapeProblem = (document: DocumentNode): string | null => {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || operation?.operation !== 'query')
    return 'Bulk queries must contain exactly one query';
  if ((operation.variableDefinitions ?? []).length > 0) return 'Bulk queries do not support variables';
  const fields = operation.selectionSet.selections;
  return fields.length === 1 ? null : 'Bulk queries must have exactly one top-level field';
};

/**
 * What Shopify would refuse a bulk query for (shopify.dev, "Perform bulk operations", limitations).
 *
 * @param document a document that the schema accepts.
 * @returns the messages of the broken rules; empty for an acceptable query.
 */
export const bulkProblems = (schema: GraphQLSchema, document: DocumentNode): string[] => {
  const shape = shapeProblem(document);
  if (shape) return [shape];
  const problems = new Set<string>();
  const typeInfo = new TypeInfo(schema);
  const around: Around[] = [];
  let connections = 0;

  const checkConnection = (name: string): void => {
    const outer = around.filter((one) => one.connection).length;
    connections += 1;
    if (outer + 1 > MAX_DEPTH)
      problems.add('Bulk queries cannot contain connections nested deeper than two levels');
    if (around.some((one) => one.list)) {
      problems.add(
        `The connection field '${name}' is inside a list field, which bulk queries do not support`
      );
    }
    if (outer > 0 && around.at(-1)?.identified === false) {
      problems.add(`The parent 'node' field for the nested connection '${name}' must select the 'id' field`);
    }
  };

  visit(
    inlineFragments(document),
    visitWithTypeInfo(typeInfo, {
      Field: {
        enter(field) {
          const type = typeInfo.getType() as GraphQLOutputType;
          const name = field.name.value;
          if (typeInfo.getParentType() === schema.getQueryType() && (name === 'node' || name === 'nodes')) {
            problems.add(`The top-level field '${name}' can't be used in a bulk query`);
          }
          const connection = asConnection(type) !== undefined;
          if (connection) checkConnection(name);
          around.push({
            connection,
            list: isList(type) && name !== 'edges' && name !== 'nodes',
            identified: selectsId(field.selectionSet) || !hasId(schema, type),
          });
        },
        leave: () => void around.pop(),
      },
    })
  );

  if (connections === 0) problems.add('Bulk queries must contain at least one connection');
  if (connections > MAX_CONNECTIONS)
    problems.add(`Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections`);
  return [...problems];
};
