import type { StoreOptions } from '../../../shared/contracts';
import { pluginConfig } from '../../../server/src/config';
import { DEFAULT_OPTIONS } from '../../../server/src/stores/rows';
import { missingWanted, requestedScopes, requiredScopes } from '../../../server/src/stores/scopes';
import { strapiWithPlugin } from './support/strapi';

describe('the scopes', () => {
  it('that are required follow the import options', () => {
    expect(requiredScopes(DEFAULT_OPTIONS)).toEqual(['read_customers', 'read_products', 'read_orders']);
    expect(requiredScopes({ ...DEFAULT_OPTIONS, importProducts: false })).not.toContain('read_products');
    expect(requiredScopes({ ...DEFAULT_OPTIONS, includeOldOrders: true })).toContain('read_all_orders');
  });

  it('that are missing name what the supporting webhooks lack too', () => {
    const granted = ['write_customers', 'read_products', 'read_orders'];
    const missing = missingWanted(DEFAULT_OPTIONS, granted);
    expect(missing).toEqual(
      expect.arrayContaining(['read_fulfillments', 'read_inventory', 'read_customer_merge'])
    );
    expect(missing).not.toContain('read_customers');
    expect(missingWanted(DEFAULT_OPTIONS, [...granted, ...missing])).toEqual([]);
  });

  it('that are asked for only read, and old orders only where they are wanted', () => {
    const config = pluginConfig(strapiWithPlugin());
    const scopes = requestedScopes(config, 'custom-app', DEFAULT_OPTIONS);
    expect(scopes.every((scope) => scope.startsWith('read_'))).toBe(true);
    expect(scopes).not.toContain('read_all_orders');
    expect(requestedScopes(config, 'custom-app', { ...DEFAULT_OPTIONS, includeOldOrders: true })).toContain(
      'read_all_orders'
    );
  });

  it('are the least that the options need', () => {
    const config = pluginConfig(strapiWithPlugin());
    const asked = (options: Partial<StoreOptions>) =>
      requestedScopes(config, 'custom-app', { ...DEFAULT_OPTIONS, ...options });
    expect(asked({ importOrders: false, importProducts: false })).toEqual([
      'read_customers',
      'read_customer_merge',
    ]);
    expect(asked({ importCustomers: false, importProducts: false })).toEqual([
      'read_orders',
      'read_fulfillments',
    ]);
    expect(asked({ importCustomers: false, importOrders: false })).toEqual([
      'read_products',
      'read_inventory',
    ]);
    expect(
      missingWanted({ ...DEFAULT_OPTIONS, importProducts: false }, asked({ importProducts: false }))
    ).toEqual([]);
  });

  it('of the standard app are its own where they are configured', () => {
    const app = { clientId: 'id', clientSecret: 'secret', scopes: ['read_customers'] };
    const config = pluginConfig(strapiWithPlugin({ app }));
    expect(requestedScopes(config, 'app', DEFAULT_OPTIONS)).toEqual(['read_customers']);
    expect(requestedScopes(config, 'custom-app', DEFAULT_OPTIONS)).toContain('read_orders');
  });
});
