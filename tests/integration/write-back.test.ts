import { randomUUID } from 'node:crypto';

import type {
  ContactWriteBack,
  DraftOrderCreated,
  TaggedCustomer,
  VariantChoice,
} from '../../shared/write-back';
import { IMPORT_SCOPES } from '../../simulator/src/index';
import type { StateNode } from '../../simulator/src/state/types';
import { differences, syncsEnded, webhooksSettled } from './support/settled';
import { connectStore } from './support/shopify';
import { startWorld, type World } from './support/world';

const DOMAIN = 'write-back.myshopify.com';
const OTHER = 'other-shop.myshopify.com';
const WRITE_SCOPES = ['write_customers', 'write_draft_orders'];
const APP = { scopes: [...IMPORT_SCOPES, 'read_all_orders', ...WRITE_SCOPES] };

let world: World;

const nodes = (type: string, domain = DOMAIN): StateNode[] =>
  world.simulator.shops.get(domain)?.list(type) ?? [];

const documentOf = async (type: string, shopifyId: string | undefined): Promise<string> => {
  const row = await world.crm.strapi.db
    .query(`plugin::shopify-crm.${type}`)
    .findOne({ where: { shopifyId } });
  return String(row.documentId);
};

const contactOf = async (customer: string): Promise<{ documentId: string; tags: string[] }> => {
  const row = await world.crm.strapi.db
    .query('plugin::shopify-crm.customer')
    .findOne({ where: { shopifyId: customer }, populate: { contact: true } });
  return row.contact as { documentId: string; tags: string[] };
};

/** A customer of the shop who has an email, so that the contact is nobody else's. */
const someCustomer = (index: number): StateNode => {
  const known = nodes('Customer').filter((node) => node.defaultEmailAddress !== null);
  return known[index] as StateNode;
};

/** One without orders, whom Shopify lets be deleted. */
const newCustomer = async (seed: string): Promise<StateNode> => {
  const id = world.simulator.local.applyChange(DOMAIN, { name: 'createCustomer', seed });
  await webhooksSettled(world, DOMAIN);
  return world.simulator.shops.get(DOMAIN)?.get(id) as StateNode;
};

const post = (path: string, body: object) =>
  world.crm.admin.post(`/shopify-crm/write-back/${path}`).send(body);

/** A request for two of a variant, as the form makes it. */
const draftFor = async (customer: StateNode, fields: object = {}) => ({
  key: randomUUID(),
  contact: (await contactOf(customer.id)).documentId,
  lines: [{ variant: await documentOf('product-variant', nodes('ProductVariant')[0]?.id), quantity: 2 }],
  ...fields,
});

const setOn = (on: boolean) => world.crm.strapi.config.set('plugin::shopify-crm.writeBack', on);

beforeAll(async () => {
  const sizes = { plan: 'plus' as const, customers: 12, products: 4, orders: 6 };
  world = await startWorld(
    {
      shops: [
        { domain: DOMAIN, seed: 'write-back', ...sizes },
        { domain: OTHER, seed: 'other', ...sizes },
      ],
    },
    { config: { writeBack: true } }
  );
  await connectStore(world.crm, world.simulator, { domain: DOMAIN, app: APP });
  await connectStore(world.crm, world.simulator, {
    domain: OTHER,
    app: { clientId: 'aaaabbbbccccddddeeeeffff00001111' },
  });
  await world.crm.client.installSolution('e-commerce');
  await syncsEnded(world, DOMAIN);
  await syncsEnded(world, OTHER);
});

afterAll(() => world.stop());

afterEach(() => {
  world.simulator.local.clearFaults();
  setOn(true);
});

describe('tags', () => {
  it('are changed in Shopify and read back, once or twice', async () => {
    const customer = someCustomer(0);
    const { documentId, tags } = await contactOf(customer.id);
    const body = {
      contact: documentId,
      store: DOMAIN,
      add: ['Writer', 'met at the fair'],
      remove: tags.slice(0, 1),
    };
    const { body: answer } = await post('tags', body).expect(200);
    const [tagged] = answer.data as TaggedCustomer[];
    expect(tagged).toMatchObject({ store: DOMAIN, customer: customer.id });
    expect(tagged?.tags).toEqual(expect.arrayContaining(body.add));
    expect((await contactOf(customer.id)).tags).toEqual(tagged?.tags);
    expect((await post('tags', body).expect(200)).body.data).toEqual(answer.data);
    await webhooksSettled(world, DOMAIN);
    expect(await differences(world)).toEqual([]);
  });

  it('are changed in spite of an answer that is lost', async () => {
    const customer = someCustomer(1);
    world.simulator.local.addFault({ kind: 'lostAnswer', settings: { times: 1 } });
    const { documentId } = await contactOf(customer.id);
    const { body } = await post('tags', { contact: documentId, store: DOMAIN, add: ['lost'] }).expect(200);
    expect(body.data[0].tags.filter((tag: string) => tag === 'lost')).toHaveLength(1);
    expect(world.simulator.shops.get(DOMAIN)?.get(customer.id)?.tags).toEqual(body.data[0].tags);
  });

  it("that Shopify refuses are told of in Shopify's words", async () => {
    const { id } = await newCustomer('refused tags');
    const { documentId } = await contactOf(id);
    world.simulator.local.addFault({ kind: 'dropWebhooks', settings: {} });
    world.simulator.local.applyChange(DOMAIN, { name: 'deleteCustomer', target: id });
    for (const change of [{ add: ['x'] }, { add: [], remove: ['x'] }]) {
      const { body } = await post('tags', { contact: documentId, store: DOMAIN, ...change }).expect(422);
      expect(body.error).toMatchObject({
        message: 'Resource does not exist',
        details: { code: 'write_back_refused' },
      });
    }
  });

  it.each([
    ['nothing to do', { add: [] }, 'add'],
    ['a tag both ways', { add: ['VIP'], remove: ['vip'] }, 'remove'],
    ['a store that does not know the person', { add: ['x'], store: 'nowhere.myshopify.com' }, 'contact'],
  ])('are refused with %s', async (_what, change, path) => {
    const { documentId } = await contactOf(someCustomer(0).id);
    const { body } = await post('tags', { contact: documentId, ...change }).expect(400);
    expect(body.error.details.errors).toMatchObject([{ path: [path] }]);
  });

  it('need their scope', async () => {
    const stranger = nodes('Customer', OTHER).find((node) => node.defaultEmailAddress !== null);
    const { documentId } = await contactOf(String(stranger?.id));
    const { body } = await post('tags', { contact: documentId, store: OTHER, add: ['x'] }).expect(422);
    expect(body.error.details).toMatchObject({
      code: 'missing_shopify_permission',
      permission: 'write_customers',
    });
  });
});

describe('a draft order', () => {
  it('is made once for a key, however often it is asked for', async () => {
    const customer = someCustomer(2);
    const request = await draftFor(customer, { note: 'By phone' });
    const before = nodes('DraftOrder').length;
    const first = (await post('draft-orders', request).expect(201)).body.data as DraftOrderCreated;
    const again = (await post('draft-orders', request).expect(200)).body.data as DraftOrderCreated;
    expect(again).toEqual({ ...first, existing: true });
    expect(nodes('DraftOrder')).toHaveLength(before + 1);
    const draft = world.simulator.shops.get(DOMAIN)?.get(first.draftOrder);
    expect(draft).toMatchObject({ customer: { __ref: customer.id }, note2: 'By phone', name: first.name });
    expect(draft?.lineItems).toMatchObject([
      { quantity: 2, variant: { __ref: nodes('ProductVariant')[0]?.id } },
    ]);
  });

  it('whose answer is lost is found, not made again', async () => {
    const request = await draftFor(someCustomer(3));
    const before = nodes('DraftOrder').length;
    world.simulator.local.addFault({ kind: 'lostAnswer', settings: { times: 1 } });
    const made = (await post('draft-orders', request).expect(201)).body.data as DraftOrderCreated;
    expect(nodes('DraftOrder')).toHaveLength(before + 1);
    expect(nodes('DraftOrder').at(-1)?.id).toBe(made.draftOrder);
  });

  it('that could not be found at once is found when the key is sent again', async () => {
    const request = await draftFor(someCustomer(4));
    const before = nodes('DraftOrder').length;
    world.simulator.local.addFault({ kind: 'lostAnswer', settings: { times: 1 } });
    // The search for it meets a Shopify that sees the shop as it was before.
    world.simulator.local.addFault({ kind: 'staleReads', settings: { ms: 60_000 } });
    const { body } = await post('draft-orders', request).expect(503);
    expect(body.error.details.code).toBe('shopify_unreachable');
    expect(nodes('DraftOrder')).toHaveLength(before + 1);
    world.simulator.local.clearFaults();
    const made = (await post('draft-orders', request).expect(200)).body.data as DraftOrderCreated;
    expect(made.existing).toBe(true);
    expect(nodes('DraftOrder')).toHaveLength(before + 1);
  });

  it('whose process died before it was noted is found once nobody can be at work on it any more', async () => {
    const request = await draftFor(someCustomer(4));
    const before = nodes('DraftOrder').length;
    const made = (await post('draft-orders', request).expect(201)).body.data as DraftOrderCreated;
    const died = (leaseUntil: Date) =>
      world.crm.strapi.db.query('plugin::shopify-crm.draft-order-request').update({
        where: { requestKey: request.key },
        data: { draftOrder: null, name: null, invoiceUrl: null, leaseUntil },
      });
    await died(new Date(Date.now() + 60_000));
    const { body } = await post('draft-orders', request).expect(409);
    expect(body.error.details.code).toBe('write_back_busy');
    await died(new Date(0));
    const found = (await post('draft-orders', request).expect(200)).body.data as DraftOrderCreated;
    expect(found).toEqual({ ...made, existing: true });
    expect(nodes('DraftOrder')).toHaveLength(before + 1);
  });

  it('is made once when the same key is sent many times at once', async () => {
    const request = await draftFor(someCustomer(5));
    const before = nodes('DraftOrder').length;
    const answers = await Promise.all(Array.from({ length: 5 }, () => post('draft-orders', request)));
    expect(nodes('DraftOrder')).toHaveLength(before + 1);
    for (const { status } of answers) expect([200, 201, 409]).toContain(status);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('is not another one under a key that was used', async () => {
    const request = await draftFor(someCustomer(2));
    await post('draft-orders', request).expect(201);
    const { body } = await post('draft-orders', { ...request, note: 'something else' }).expect(400);
    expect(body.error.details.errors).toMatchObject([{ path: ['key'] }]);
  });

  it("that Shopify refuses is told of in Shopify's words, and can be asked for again", async () => {
    const [first] = nodes('Product');
    const variant = nodes('ProductVariant').find(
      ({ product }) => (product as { __ref: string }).__ref === first?.id
    );
    const customer = await newCustomer('refused draft order');
    world.simulator.local.addFault({ kind: 'dropWebhooks', settings: {} });
    const request = await draftFor(customer, {
      lines: [{ variant: await documentOf('product-variant', variant?.id), quantity: 1 }],
    });
    world.simulator.local.applyChange(DOMAIN, { name: 'deleteProduct', target: first?.id });
    world.simulator.local.applyChange(DOMAIN, { name: 'deleteCustomer', target: customer.id });
    for (const _attempt of ['first', 'second']) {
      const { body } = await post('draft-orders', request).expect(422);
      expect(body.error).toMatchObject({
        // Both errors, none of them ours.
        message: 'Product variant not found Customer does not exist',
        details: { code: 'write_back_refused' },
      });
    }
  });

  it('takes variants of one store', async () => {
    const foreign = await documentOf('product-variant', nodes('ProductVariant', OTHER)[0]?.id);
    const request = await draftFor(someCustomer(0));
    const { body } = await post('draft-orders', {
      ...request,
      lines: [...request.lines, { variant: foreign, quantity: 1 }],
    }).expect(400);
    expect(body.error.details.errors).toMatchObject([{ path: ['lines'] }]);
  });
});

describe('the variants to choose from', () => {
  const choices = async (store: string, words: string): Promise<VariantChoice[]> => {
    const query = new URLSearchParams({ store, words }).toString();
    return (await world.crm.admin.get(`/shopify-crm/write-back/variants?${query}`).expect(200)).body.data;
  };

  it("are found by their product's title or their SKU, in one store", async () => {
    const product = nodes('Product').at(-1);
    const own = nodes('ProductVariant').filter(
      ({ product: owner }) => (owner as { __ref: string }).__ref === product?.id
    );
    const found = await choices(DOMAIN, String(product?.title).toUpperCase());
    expect(found.length).toBeGreaterThanOrEqual(Math.min(own.length, 20));
    for (const { productTitle, title } of found)
      expect(`${productTitle} ${title}`).toContain(String(product?.title));
    const [withSku] = (await choices(DOMAIN, '')).filter(({ sku }) => sku !== null);
    const bySku = await choices(DOMAIN, String(withSku?.sku));
    expect(bySku.map(({ documentId }) => documentId)).toContain(withSku?.documentId);
    expect(await choices(OTHER, String(withSku?.sku))).not.toContainEqual(withSku);
  });
});

describe('what can be written for a contact', () => {
  it('is said for each store, those that know the contact first', async () => {
    const customer = someCustomer(0);
    const { documentId } = await contactOf(customer.id);
    const { body } = await world.crm.admin.get(`/shopify-crm/panels/contact/${documentId}`).expect(200);
    const { stores } = body.data.writeBack as ContactWriteBack;
    expect(stores[0]).toMatchObject({ domain: DOMAIN, obstacles: { tags: null, draftOrders: null } });
    expect(stores[0]?.tags).toEqual((await contactOf(customer.id)).tags);
    expect(stores[1]).toMatchObject({
      domain: OTHER,
      tags: null,
      obstacles: { tags: { code: 'missing_shopify_permission', permission: 'write_customers' } },
    });
  });
});

describe('writing to Shopify', () => {
  it('is off unless it is switched on', async () => {
    setOn(false);
    const { body } = await post('draft-orders', await draftFor(someCustomer(0))).expect(422);
    expect(body.error.details.code).toBe('write_back_off');
    const service = world.crm.strapi.plugin('shopify-crm').service('writeBack') as {
      changeTags(change: object): Promise<unknown>;
    };
    await expect(service.changeTags({ contact: 'x', add: ['y'], remove: [] })).rejects.toMatchObject({
      code: 'write_back_off',
    });
  });

  it('asks for its scopes where it is on, and not else', async () => {
    const scopes = async () =>
      (await world.crm.admin.get('/shopify-crm/setup').expect(200)).body.data.scopes as string[];
    expect(await scopes()).toEqual(expect.arrayContaining(WRITE_SCOPES));
    setOn(false);
    expect((await scopes()).some((scope) => scope.startsWith('write_'))).toBe(false);
  });

  it('takes an admin with the permission', async () => {
    await world.crm.api.post('/shopify-crm/write-back/tags').send({}).expect(401);
  });
});
