import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInterfaceType,
  isListType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { isNonNullType, isUnionType } from 'graphql';
import type { GraphQLOutputType, GraphQLSchema } from 'graphql';
import type { FieldValue, ShopState } from '../../../../simulator/src/state';
import { must } from './must';

const isObject = (value: unknown): value is Record<string, FieldValue> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function scalarFits(name: string, value: FieldValue): boolean {
  if (name === 'Int') return Number.isInteger(value);
  if (name === 'Float') return typeof value === 'number';
  if (name === 'Boolean') return typeof value === 'boolean';
  if (name === 'DateTime')
    return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
  if (name === 'Decimal' || name === 'Money')
    return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
  return typeof value === 'string';
}

/** Lists where a value is not what the official schema says of its place. */
export function misfits(
  schema: GraphQLSchema,
  state: ShopState,
  type: GraphQLOutputType,
  value: FieldValue,
  path: string
): string[] {
  const named = getNamedType(type);
  if (value === null) return isNonNullType(type) ? [`${path} is null`] : [];
  const connectionOf = isObjectType(named) && named.name.endsWith('Connection') ? named : undefined;
  if (connectionOf !== undefined || isListType(getNullableType(type))) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    const item = connectionOf === undefined ? named : getNamedType(must(connectionOf.getFields().nodes).type);
    return value.flatMap((part, index) =>
      misfits(schema, state, item as GraphQLOutputType, part, `${path}[${index}]`)
    );
  }
  if (isScalarType(named))
    return scalarFits(named.name, value) ? [] : [`${path}: ${JSON.stringify(value)} is no ${named.name}`];
  if (isEnumType(named)) {
    return typeof value === 'string' && named.getValue(value)
      ? []
      : [`${path}: ${JSON.stringify(value)} is no ${named.name}`];
  }
  if (!isObject(value)) return [`${path} is no object`];
  if (typeof value.__ref === 'string') {
    const target = value.__ref.split('/')[3];
    const possible =
      isInterfaceType(named) || isUnionType(named)
        ? schema.getPossibleTypes(named).map((t) => t.name)
        : [named.name];
    return target !== undefined && possible.includes(target) ? [] : [`${path} points at ${value.__ref}`];
  }
  const concrete = isObjectType(named) ? named : schema.getType(String(value.__typename));
  if (!isObjectType(concrete)) return [`${path} has no __typename of ${named.name}`];
  const fields = concrete.getFields();
  return Object.entries(value).flatMap(([field, part]) => {
    if (field === '__typename') return [];
    const definition = fields[field];
    const inner = `${path}.${field}`;
    return definition === undefined
      ? [`${inner} is not in the schema`]
      : misfits(schema, state, definition.type, part, inner);
  });
}
