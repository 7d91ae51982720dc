import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isAbstractType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import type { FieldValue, StateNode } from '../state/types';
import { assertReadable, countedType, isWithheld } from './access';
import { makePage, MAX_PAGE } from './connection';
import { isCharged } from './cost';
import { defaultValue } from './defaults';
import { badRequest, fieldNotApproved } from './errors';
import { follow, tailOfGid, typeOfGid } from './read';
import { asConnection, isPagingType, nodeTypeOf } from './schema-types';
import { compileSearch } from './search-match';
import type { Args, DerivedTable, EngineContext, FieldTable, NodeTable } from './types';

type Source = Record<string, unknown>;

/** The tables that the generic rules consult, in this order: fields, the state itself, derived. */
export interface ResolveTables {
  fields: FieldTable;
  nodes: NodeTable;
  derived: DerivedTable;
}

/** What the schema says about a field, looked up once: resolvers run for every value of an answer. */
interface FieldFacts {
  connection: GraphQLObjectType | undefined;
  /** The type that the scopes are checked for. */
  target: string;
  gated: boolean;
}

const knownFacts = new WeakMap<GraphQLObjectType, Map<string, FieldFacts>>();

const factsOf = ({ parentType, fieldName, returnType }: GraphQLResolveInfo): FieldFacts => {
  let fields = knownFacts.get(parentType);
  if (!fields) knownFacts.set(parentType, (fields = new Map()));
  let facts = fields.get(fieldName);
  if (!facts) {
    const connection = asConnection(returnType);
    const target = connection ? nodeTypeOf(connection) : getNamedType(returnType).name;
    // The wrappers of a page were allowed with the connection itself.
    const inPage = isPagingType(parentType.name) || asConnection(parentType) !== undefined;
    facts = { connection, target, gated: !inPage };
    fields.set(fieldName, facts);
  }
  return facts;
};

/**
 * The generic resolver of every field of the schema: looks into the tables and the state, follows references, makes pages
 * of arrays, and fills what the schema promises and the state lacks.
 */
export const createResolver = (tables: ResolveTables) => {
  const readNode = (gid: string, field: string, context: EngineContext): unknown => {
    const typename = typeOfGid(gid);
    if (!typename) throw badRequest(`Invalid global id '${gid}'`);
    const special = tables.nodes[typename];
    if (special) return special(gid, context);
    assertReadable(context.installation, typename, field);
    return follow({ __ref: gid }, context);
  };

  const readNodes = (ids: readonly string[], field: string, context: EngineContext): unknown[] => {
    if (ids.length > MAX_PAGE) {
      throw badRequest(
        `The input array size of ${ids.length} is greater than the maximum allowed of ${MAX_PAGE}.`
      );
    }
    return ids.map((id) => {
      try {
        return readNode(id, field, context);
      } catch (error) {
        // An error thrown here would null the whole list; graphql-js turns a returned one into a null with an error.
        if (error instanceof GraphQLError) return error;
        throw error;
      }
    });
  };

  const countNodes = (typename: string, args: Args, context: EngineContext, info: GraphQLResolveInfo) => {
    assertReadable(context.installation, typename, info.fieldName);
    let nodes = context.state.list(typename).filter((node) => follow(node, context) !== null);
    if (typeof args.query === 'string' && args.query.trim() !== '') {
      const search = compileSearch(args.query, typename, [String(info.path.key)], context);
      if (search.notice) context.notices.push(search.notice);
      nodes = nodes.filter(search.matches);
    }
    const limit = typeof args.limit === 'number' ? args.limit : null;
    const capped = limit !== null && nodes.length > limit;
    return { count: capped ? limit : nodes.length, precision: capped ? 'AT_LEAST' : 'EXACT' };
  };

  const readRootField = (args: Args, context: EngineContext, info: GraphQLResolveInfo): unknown => {
    const { fieldName, returnType } = info;
    if (fieldName === 'node') return readNode(String(args.id), fieldName, context);
    if (fieldName === 'nodes') return readNodes(args.ids as string[], fieldName, context);
    if (fieldName === 'shop') return context.state.shop;
    const counted = countedType(fieldName);
    if (counted) return countNodes(counted, args, context, info);
    const connection = asConnection(returnType);
    if (connection) return context.state.list(nodeTypeOf(connection));
    if (typeof args.id === 'string') {
      if (typeOfGid(args.id) !== getNamedType(returnType).name) return null;
      return readNode(args.id, fieldName, context);
    }
    return undefined;
  };

  const readOwnField = (source: Source, context: EngineContext, info: GraphQLResolveInfo): unknown => {
    const { fieldName, parentType, returnType } = info;
    if (isWithheld(context.installation, parentType.name, fieldName)) {
      // A field that may not be null keeps quiet: its error would take the whole object away.
      if (isNonNullType(returnType) || !context.installation.app.tellsUnapproved) return null;
      throw fieldNotApproved(fieldName);
    }
    const stored = source[fieldName];
    if (stored !== undefined) return stored;
    const own = tables.derived[`${parentType.name}.${fieldName}`]?.(context.state, source as StateNode);
    if (own !== undefined) return own;
    return fieldName === 'legacyResourceId' ? tailOfGid(String(source.id ?? '')) || undefined : undefined;
  };

  const readValue = (
    source: Source,
    args: Args,
    context: EngineContext,
    info: GraphQLResolveInfo
  ): unknown => {
    const { parentType, fieldName, schema } = info;
    const special = tables.fields[`${parentType.name}.${fieldName}`]?.(source, args, context, info);
    if (special !== undefined) return special;
    if (parentType === schema.getMutationType()) {
      throw new GraphQLError(`The simulator does not carry out the mutation ${fieldName}.`);
    }
    return parentType === schema.getQueryType()
      ? readRootField(args, context, info)
      : readOwnField(source, context, info);
  };

  const shapeObject = (
    value: unknown,
    type: GraphQLOutputType,
    context: EngineContext,
    info: GraphQLResolveInfo
  ): unknown => {
    const target = follow(value as FieldValue, context);
    const typename = isObjectType(type) ? type.name : String((target as Source | null)?.__typename ?? '');
    if (target === null) return null;
    if (isAbstractType(type)) assertReadable(context.installation, typename, info.fieldName);
    if (!isPagingType(typename) && isCharged(typename)) context.cost.points += 1;
    return target;
  };

  const shape = (
    value: unknown,
    type: GraphQLOutputType,
    args: Args,
    context: EngineContext,
    info: GraphQLResolveInfo
  ): unknown => {
    if (value instanceof GraphQLError) return value;
    const missing = value === undefined || value === null;
    if (missing && !isNonNullType(type)) return null;
    const known = missing ? defaultValue(type, info.parentType.name, info.schema, context) : value;
    const bare = getNullableType(type);
    if (isListType(bare)) {
      const items = known as unknown[];
      const kept = typeof args.first === 'number' ? items.slice(0, args.first) : items;
      return kept.map((item) => shape(item, bare.ofType, {}, context, info));
    }
    if (isObjectType(bare) || isAbstractType(bare)) return shapeObject(known, bare, context, info);
    return known;
  };

  const shapeConnection = (
    value: unknown,
    connection: GraphQLObjectType,
    args: Args,
    context: EngineContext,
    info: GraphQLResolveInfo
  ): unknown => {
    const values = (value ?? []) as FieldValue[];
    context.cost.points += 2;
    const isRoot = info.parentType === info.schema.getQueryType();
    if (!context.bulk || !isRoot) return makePage(values, connection, args, context, info);
    if (context.bulk.collect) {
      context.bulk.roots = makePage(values, connection, args, context, info).nodes;
      return makePage([], connection, {}, context, info);
    }
    return makePage(context.bulk.roots, connection, {}, context, info);
  };

  return (source: Source, args: Args, context: EngineContext, info: GraphQLResolveInfo): unknown => {
    const facts = factsOf(info);
    if (facts.gated) assertReadable(context.installation, facts.target, info.fieldName);
    const value = readValue(source ?? {}, args, context, info);
    return facts.connection
      ? shapeConnection(value, facts.connection, args, context, info)
      : shape(value, info.returnType, args, context, info);
  };
};

/** Tells graphql-js the concrete type of an abstract field's value. */
export const resolveTypeName = (value: unknown): string | undefined => (value as StateNode).__typename;
