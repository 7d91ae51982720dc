import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { PLAYGROUND } from '../../playground/scripts/support/build';
import type { StateNode } from '../../simulator/src/state/types';
import { adminRoutes } from '../../server/src/routes/admin';
import { SHOWN_TYPES } from '../../server/src/shown-types';
import { blocksOf, pageOf } from '../unit/docs/support/pages';
import { EDITORS_APP } from './support/editors-app';
import { syncsEnded } from './support/settled';
import { connectStore } from './support/shopify';
import { startWorld, type World } from './support/world';

/** What the document's examples speak of. */
const DOMAIN = 'acme.myshopify.com';
const EMAIL = 'ada@example.com';
const SKU = 'MUG-BLUE';
const ORDER = 'gid://shopify/Order/1001';
const CUSTOMER = 'gid://shopify/Customer/2001';

const DOCUMENT = pageOf('docs/api.md');

/** Strapi's own routes of its OpenAPI documents, as docs/api.md has them. */
const OPENAPI = {
  'config/server.js': `
const server = require(${JSON.stringify(path.join(PLAYGROUND, 'config/server.js'))});
const cache = { enabled: false };
module.exports = (context) => ({
  ...server(context),
  openapi: { 'content-api': { access: 'public', cache }, admin: { access: 'authenticated', cache } },
});
`,
};

let world: World;
let token: string;
/** The shop's ids, by those in the document. */
let ids: Record<string, string>;

beforeAll(async () => {
  world = await startWorld(
    { shops: [{ domain: DOMAIN, seed: 'api', customers: 12, products: 5, orders: 30 }] },
    { files: { ...EDITORS_APP, ...OPENAPI } }
  );
  const { local, shops } = world.simulator;
  const state = shops.get(DOMAIN);
  if (!state) throw new Error('The shop is gone');
  const change = (name: string, target?: string) =>
    local.applyChange(DOMAIN, {
      name,
      target,
      seed: `documented ${name}`,
      params: { email: EMAIL, withEmail: true, paid: true, lines: 1, partly: false },
    });
  const customer = change('createCustomer');
  const order = change('createOrder', customer);
  change('fulfilOrder', order);
  const [line] = (state.get(order)?.lineItems ?? []) as { __ref: string }[];
  const lineNode = state.get(line?.__ref ?? '') as StateNode;
  state.put({ ...lineNode, sku: SKU });
  const variant = state.list('ProductVariant')[0] as StateNode;
  state.put({ ...variant, sku: SKU });
  ids = { [ORDER]: order, [CUSTOMER]: customer };

  await connectStore(world.crm, world.simulator, { domain: DOMAIN });
  await world.crm.client.installSolution('e-commerce');
  await syncsEnded(world, DOMAIN);
  token = await world.crm.client.createApiToken('documentation');
});

afterAll(() => world.stop());

const withRealIds = (code: string): string =>
  Object.entries(ids).reduce((text, [documented, real]) => text.replaceAll(documented, real), code);

describe('the document', () => {
  it('has examples of each kind', () => {
    expect(blocksOf(DOCUMENT, 'http').length).toBeGreaterThanOrEqual(8);
    expect(blocksOf(DOCUMENT, 'js').length).toBeGreaterThanOrEqual(3);
    expect(blocksOf(DOCUMENT, 'graphql').length).toBeGreaterThanOrEqual(2);
  });

  it.each(['http', 'graphql'])('shows by %s what front ends filter and sort by', (language) => {
    const text = blocksOf(DOCUMENT, language).join('');
    const wanted = ['storeDomain', 'email', 'sku', 'orderedAt', 'financialStatus', 'sort', 'pagination'];
    expect(wanted.filter((name) => !text.includes(name))).toEqual([]);
  });
});

describe('an example of the REST API', () => {
  it.each(blocksOf(DOCUMENT, 'http'))('finds records: %s', async (block) => {
    const url = withRealIds(block.trim()).replace(/^GET /, '');
    const { body } = await world.crm.api.get(url).set('Authorization', `Bearer ${token}`).expect(200);
    expect(body.data.length).toBeGreaterThan(0);
    const [, sortedBy] = /\bsort=(\w+):desc/.exec(url) ?? [];
    if (sortedBy) {
      const values = (body.data as Record<string, string>[]).map((record) => record[sortedBy]);
      expect(values).toEqual([...values].sort().reverse());
    }
    const asked = [...url.matchAll(/populate(?:=|\[)(\w+)/g)].map(([, relation = '']) => relation);
    for (const relation of asked) {
      const related = (body.data as Record<string, unknown>[]).flatMap((record) => record[relation] ?? []);
      expect(related.length).toBeGreaterThan(relation === 'refunds' ? -1 : 0);
    }
  });

  it('is refused without a permission', async () => {
    await world.crm.api.get('/api/shopify-crm/contacts').expect(403);
  });
});

describe('an example of GraphQL', () => {
  it.each(blocksOf(DOCUMENT, 'graphql'))('finds records: %s', async (query) => {
    const { body } = await world.crm.api
      .post('/graphql')
      .set('Authorization', `Bearer ${token}`)
      .send({ query })
      .expect(200);
    expect(body.errors).toBeUndefined();
    const found = Object.values(body.data as Record<string, Record<string, unknown>[]>);
    for (const records of found) {
      expect(records.length).toBeGreaterThan(0);
      for (const record of records) expect(Object.values(record)).not.toContain(undefined);
    }
    expect(found).toHaveLength(1);
  });
});

describe('an OpenAPI document', () => {
  interface Schema {
    type?: string;
    items?: Schema & { $ref?: string };
    properties?: Record<string, Schema & { $ref?: string }>;
  }
  interface Operation {
    parameters: { name: string }[];
    responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
  }
  interface OpenApi {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  }

  const found = (document: OpenApi, name: string): Schema => {
    const { pluralName } = world.crm.strapi.contentType(`plugin::shopify-crm.${name}`).info;
    const answer = document.paths[`/shopify-crm/${pluralName}`]?.get?.responses['200'];
    return answer?.content?.['application/json']?.schema.properties?.data ?? {};
  };

  it('has the records, by all attributes that they are served with, and how to ask for them', async () => {
    const { body } = await world.crm.api.get('/api/openapi.json').expect(200);
    const document = body as OpenApi;
    for (const name of SHOWN_TYPES) {
      const { attributes } = world.crm.strapi.contentType(`plugin::shopify-crm.${name}`);
      const served = Object.entries(attributes)
        .filter(([, attribute]) => !('private' in attribute && attribute.private))
        .map(([attribute]) => attribute);
      const { items } = found(document, name);
      expect(Object.keys(items?.properties ?? {}).sort()).toEqual([...served, 'documentId', 'id'].sort());
    }
    expect(found(document, 'contact').items?.properties).toMatchObject({
      email: { type: 'string' },
      ordersCount: { type: 'integer' },
      rating: { type: 'integer' },
      invoices: { type: 'array', items: { $ref: '#/components/schemas/PluginShopifyCrmInvoiceDocument' } },
    });
    expect(document.components.schemas.PluginShopifyCrmInvoiceDocument?.properties).toMatchObject({
      total: { type: 'number' },
      lines: { items: { $ref: '#/components/schemas/PluginShopifyCrmInvoiceLineDocument' } },
    });
    const parameters = document.paths['/shopify-crm/invoices']?.get?.parameters.map(({ name }) => name);
    expect(parameters).toEqual(expect.arrayContaining(['filters', 'sort', 'populate', 'pagination[page]']));
    const methods = Object.entries(document.paths)
      .filter(([url]) => url.startsWith('/shopify-crm/'))
      .flatMap(([url, operations]) => Object.keys(operations).map((method) => `${method} ${url}`));
    expect(methods).toHaveLength(2 * SHOWN_TYPES.length + 3);
    expect(methods.filter((method) => !method.startsWith('get '))).toEqual(['post /shopify-crm/webhooks']);
  });

  it('of the admin API has each route of the admin pages', async () => {
    await world.crm.api.get('/admin/openapi.json').expect(401);
    const { body } = await world.crm.admin.get('/admin/openapi.json').expect(200);
    const documented = Object.entries((body as OpenApi).paths).flatMap(([url, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${url}`)
    );
    const routes = adminRoutes.routes.map(
      ({ method, path: route }) => `${method} /shopify-crm${route.replaceAll(/:(\w+)/g, '{$1}')}`
    );
    expect(routes.filter((route) => !documented.includes(route))).toEqual([]);
  });
});

describe('an example from code', () => {
  type Example = (strapi: Core.Strapi) => Promise<Record<string, unknown>>;

  it.each(blocksOf(DOCUMENT, 'js'))('finds what it asks for: %s', async (block) => {
    // The document's code, as an application would have it.
    const run = new Function('strapi', `return (async () => {${withRealIds(block)}})()`) as Example;
    const results = await run(world.crm.strapi);
    expect(Object.keys(results).length).toBeGreaterThan(0);
    expect(Object.entries(results).filter(([, value]) => value === null || value === undefined)).toEqual([]);
    if ('same' in results)
      expect((results.same as { documentId: string }).documentId).toBe(
        (results.contact as { documentId: string }).documentId
      );
    await syncsEnded(world, DOMAIN);
  });
});
