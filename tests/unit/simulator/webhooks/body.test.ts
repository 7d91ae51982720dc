import { buildApp } from '../../../../simulator/src/platform/apps';
import { includeOnly, webhookBody } from '../../../../simulator/src/webhooks/body';
import { topicEnum, topicOfEnum, topicSample } from '../../../../simulator/src/webhooks/topics';

const app = buildApp({ clientId: 'test' });

describe('webhookBody', () => {
  it("is Shopify's sample with what is known over it, ids beyond 2^53 digit by digit", () => {
    const text = webhookBody(
      'orders/updated',
      { id: 9007199254740993n, name: '#1', customer: { id: 9007199254740995n } },
      [],
      app
    );
    expect(text).toContain('"id":9007199254740993');
    expect(text).toContain('9007199254740995');
    const body = JSON.parse(text) as Record<string, unknown>;
    expect(Object.keys(body)).toEqual(Object.keys(topicSample('orders/updated').body));
    expect(body).toMatchObject({ name: '#1', customer: { first_name: 'John' } });
  });

  it('keeps only the fields that were asked for, through objects and lists', () => {
    const body = {
      id: 1,
      updated_at: 'now',
      customer: { id: 2, email: 'a' },
      variants: [{ id: 3, sku: 'x', image: { src: 's' } }, { id: 4 }],
    };
    expect(includeOnly(body, ['id', 'customer.id', 'missing', 'missing.too'])).toEqual({
      id: 1,
      customer: { id: 2 },
    });
    expect(includeOnly(body, ['variants.id', 'variants.image.src'])).toEqual({
      variants: [{ id: 3, image: { src: 's' } }, { id: 4 }],
    });
    expect(includeOnly(body, [])).toBe(body);
  });

  it('withholds personal data from an app that is not approved for it', () => {
    const withheld = JSON.parse(
      webhookBody('customers/update', { id: 5n }, [], { ...app, customerData: 'no-personal-fields' })
    ) as Record<string, unknown>;
    expect(withheld).toMatchObject({ id: 5, email: null, first_name: null });
  });
});

describe('topics', () => {
  it.each([
    ['orders/updated', 'ORDERS_UPDATED'],
    ['customer.tags_added', 'CUSTOMER_TAGS_ADDED'],
    ['customers_email_marketing_consent/update', 'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE'],
    ['app/uninstalled', 'APP_UNINSTALLED'],
  ])('%s is %s', (topic, name) => {
    expect(topicEnum(topic)).toBe(name);
    expect(topicOfEnum(name)).toBe(topic);
  });
});
