import { readComplianceBody } from '../../../server/src/privacy/body';

const bytes = (text: string) => Buffer.from(text);

describe('a compliance webhook’s body', () => {
  it('gives the ids, exact beyond 2^53, and the email as contacts are matched by', () => {
    const body = bytes(
      '{"shop_id":954889,"customer":{"id":9007199254740993,"email":" A@example.com","phone":"1"},"orders_requested":[9007199254740995,2]}'
    );
    expect(readComplianceBody(body)).toEqual({
      customerId: 'gid://shopify/Customer/9007199254740993',
      orderIds: ['gid://shopify/Order/9007199254740995', 'gid://shopify/Order/2'],
      email: 'a@example.com',
    });
  });

  it('may name no customer, and the orders to redact', () => {
    expect(readComplianceBody(bytes('{"shop_id":1}'))).toEqual({
      customerId: null,
      orderIds: [],
      email: null,
    });
    expect(readComplianceBody(bytes('{"customer":{"id":7},"orders_to_redact":[3]}'))).toEqual({
      customerId: 'gid://shopify/Customer/7',
      orderIds: ['gid://shopify/Order/3'],
      email: null,
    });
  });

  it('is refused where an id is none', () => {
    expect(() => readComplianceBody(bytes('{"customer":{"id":"x"}}'))).toThrow();
  });
});
