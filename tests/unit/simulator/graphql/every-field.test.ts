import {
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
} from 'graphql';
import { createContext } from '../../../../simulator/src/graphql/context';
import { createControl } from '../../../../simulator/src/control/control';
import { loadAdminSchema } from '../../../../simulator/src/schema/load';
import { createSimulation } from '../../../../simulator/src/simulation';
import { systemClock } from '../../../../simulator/src/state/shop-state';
import { CLIENT_ID, SHOP } from '../support/simulator';

const schema = loadAdminSchema();

/** Every field of a type that can be asked for without thinking of arguments, to a depth. */
const selectAll = (type: GraphQLObjectType, depth: number): string => {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const needsArguments = field.args.some(
      (arg) => isNonNullType(arg.type) && arg.defaultValue === undefined
    );
    if (needsArguments) return [];
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [field.name];
    if (!isObjectType(named) || depth === 0) return [];
    const isConnection = named.name.endsWith('Connection') && !isListType(getNullableType(field.type));
    const args = isConnection ? '(first: 2)' : '';
    const inner = isConnection ? connectionSelection(named, depth) : selectAll(named, depth - 1);
    return inner === '' ? [] : [`${field.name}${args} { ${inner} }`];
  });
  return fields.join(' ');
};

const connectionSelection = (connection: GraphQLObjectType, depth: number): string => {
  const edge = connection.getFields().edges;
  const edgeType = edge && getNamedType(edge.type);
  const node = isObjectType(edgeType) ? edgeType.getFields().node : undefined;
  const nodeType = node && getNamedType(node.type);
  const inner = isObjectType(nodeType) ? selectAll(nodeType, depth - 1) : '';
  return `pageInfo { hasNextPage } edges { cursor ${inner && `node { ${inner} }`} }`;
};

const READ_SCOPES = [
  'customers',
  'orders',
  'all_orders',
  'products',
  'inventory',
  'fulfillments',
  'locations',
  'draft_orders',
];

const setUp = () => {
  const simulation = createSimulation({
    clock: systemClock,
    retryScale: 1,
    bulkDurationMs: 0,
    baseUrl: () => '',
  });
  const control = createControl(simulation);
  control.registerApp({ clientId: CLIENT_ID });
  control.createShop({ domain: SHOP, seed: 3, customers: 8, orders: 30, products: 5 });
  const scopes = READ_SCOPES.map((scope) => `read_${scope}`);
  control.install(SHOP, { clientId: CLIENT_ID, scopes });
  const installation = simulation.platform.shops.get(SHOP)?.installations.get(CLIENT_ID);
  if (!installation) throw new Error('not installed');
  return { simulation, installation };
};

describe('every field of the types that are synced', () => {
  const { simulation, installation } = setUp();

  it.each([
    'Customer',
    'Order',
    'LineItem',
    'Refund',
    'Fulfillment',
    'Product',
    'ProductVariant',
    'InventoryItem',
  ])('%s answers with values that the schema allows', (typename) => {
    const type = schema.getType(typename);
    if (!isObjectType(type)) throw new Error(`${typename} is no object type`);
    const ids = installation.shop.state
      .list(typename)
      .map((node) => node.id)
      .slice(0, 20);
    expect(ids.length).toBeGreaterThan(0);
    const prepared = simulation.engine.prepare(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${typename} { ${selectAll(type, 2)} } } }`
    );
    if ('errors' in prepared) throw new Error(prepared.errors.map((error) => error.message).join('\n'));
    const context = createContext(installation, simulation.derived);
    const result = simulation.engine.run(prepared, { ids }, context);
    expect(result.errors?.map((error) => `${error.path?.join('.')}: ${error.message}`)).toBeUndefined();
    expect((result.data as { nodes: unknown[] }).nodes).toHaveLength(ids.length);
  });
});
