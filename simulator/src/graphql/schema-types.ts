import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';

/** The connection type that a field returns, or undefined where it returns something else. */
export const asConnection = (type: GraphQLOutputType): GraphQLObjectType | undefined => {
  const bare = getNullableType(type);
  if (!isObjectType(bare) || !bare.name.endsWith('Connection')) return undefined;
  return bare.getFields().pageInfo ? bare : undefined;
};

/** The name of the type of a connection's nodes. */
export const nodeTypeOf = (connection: GraphQLObjectType): string => {
  const fields = connection.getFields();
  const nodes = fields.nodes;
  if (nodes) return getNamedType(nodes.type).name;
  const edge = fields.edges && getNamedType(fields.edges.type);
  const node = isObjectType(edge) ? edge.getFields().node : undefined;
  return node ? getNamedType(node.type).name : '';
};

/** Whether a field returns a list (of anything, null or not). */
export const isList = (type: GraphQLOutputType): boolean => isListType(getNullableType(type));

/** The wrappers that paging adds and that neither cost anything nor are nodes. */
export const isPagingType = (typename: string): boolean =>
  typename === 'PageInfo' || typename.endsWith('Edge');
