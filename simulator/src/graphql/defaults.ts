import {
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isScalarType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import type { EngineContext } from './types';

const SCALARS: Record<string, (context: EngineContext, typename: string) => unknown> = {
  ID: (_context, typename) => `gid://shopify/${typename}/1`,
  String: () => '',
  FormattedString: () => '',
  HTML: () => '',
  Int: () => 0,
  Float: () => 0,
  Boolean: () => false,
  BigInt: () => '0',
  UnsignedInt64: () => '0',
  Decimal: () => '0.0',
  Money: () => '0.0',
  URL: (context) => `https://${context.shop.domain}/`,
  DateTime: (context) => String(context.state.shop.createdAt ?? '2020-01-01T00:00:00Z'),
  Date: (context) => String(context.state.shop.createdAt ?? '2020-01-01').slice(0, 10),
  Color: () => '#000000',
  UtcOffset: () => '+00:00',
  JSON: () => ({}),
};

/**
 * A plausible value for a field that the schema promises and the state doesn't hold: empty texts and lists, zeros, an
 * enum's first name, the shop's own currency. Always the same for the same field.
 *
 * @param parent the type that the field belongs to.
 */
export const defaultValue = (
  type: GraphQLOutputType,
  parent: string,
  schema: GraphQLSchema,
  context: EngineContext
): unknown => {
  const bare = getNullableType(type);
  if (isListType(bare)) return [];
  if (isScalarType(bare)) return (SCALARS[bare.name] ?? SCALARS.String)?.(context, parent);
  if (isEnumType(bare)) {
    return bare.name === 'CurrencyCode' ? context.state.shop.currencyCode : bare.getValues()[0]?.name;
  }
  if (isAbstractType(bare)) return { __typename: schema.getPossibleTypes(bare)[0]?.name };
  return {};
};
