import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { asConnection, isPagingType } from './schema-types';

/** What a mutation costs beside what it returns. */
const MUTATION_COST = 10;

/** Money comes free, as it does with Shopify: an order with 24 sums costs no more than one with none. */
const FREE_TYPES = new Set(['MoneyBag', 'MoneyV2']);

/** Whether an object of this type costs a point. */
export const isCharged = (typename: string): boolean => !FREE_TYPES.has(typename);

/** How many nodes' cost a page is charged for: less than it may hold, and the less the larger it is. */
const chargedNodes = (pageSize: number): number => Math.max(1, Math.floor(2 * Math.log(pageSize)));

/**
 * What a query may cost at most. Scalars and enums are free, an object or a list of objects costs 1, an interface or union
 * the most of its possible selections, `nodes(ids:)` its node's cost for each id, a mutation 10, and a connection 2 and
 * its nodes' cost ⌊2 ln(first)⌋ times.
 *
 * The rules are on shopify.dev ("GraphQL Admin API rate limits"); how connections are sized and that money is free is
 * fitted to figures that microsoft/BCApps measured against live shops (pull request 5926, API 2025-07): products(first:
 * 200){id updatedAt} 12, refundLineItems(first: 10) with two objects a node 14, an order's header with 24 sums 36.
 */
export const requestedCost = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>
): number => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }

  const costOfField = (field: FieldNode, parent: GraphQLCompositeType): number => {
    const definition = isUnionType(parent) ? undefined : parent.getFields()[field.name.value];
    const named = definition && getNamedType(definition.type);
    if (!named || !isCompositeType(named) || !field.selectionSet) return 0;
    const args = Object.fromEntries(
      (field.arguments ?? []).map((arg) => [arg.name.value, valueFromASTUntyped(arg.value, variables)])
    );
    const children = costOf(field.selectionSet, named);
    if (asConnection(definition.type))
      return 2 + children * chargedNodes(Number(args.first ?? args.last ?? 1));
    if (isPagingType(named.name)) return children;
    return ((isCharged(named.name) ? 1 : 0) + children) * (Array.isArray(args.ids) ? args.ids.length : 1);
  };

  const costOf = (selections: SelectionSetNode, parent: GraphQLCompositeType): number => {
    let shared = 0;
    const byType = new Map<string, number>();
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) {
        shared += costOfField(selection, parent);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const condition = fragment?.typeCondition && schema.getType(fragment.typeCondition.name.value);
      const target = isCompositeType(condition) ? condition : parent;
      const cost = fragment ? costOf(fragment.selectionSet, target) : 0;
      if (isAbstractType(parent) && isObjectType(target))
        byType.set(target.name, (byType.get(target.name) ?? 0) + cost);
      else shared += cost;
    }
    return shared + Math.max(0, ...byType.values());
  };

  const isMutation = operation.operation === 'mutation';
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  const cost = root ? costOf(operation.selectionSet, root) : 0;
  return isMutation ? cost + MUTATION_COST * operation.selectionSet.selections.length : cost;
};
