import {
  newKey,
  readLines,
  variantName,
  withQuantity,
  withVariant,
} from '../../../admin/src/content-manager/write-back/draft';
import { tagDifference, withTyped } from '../../../admin/src/content-manager/write-back/tags';
import { draftTargets, tagTargets } from '../../../admin/src/content-manager/write-back/targets';

import type { ContactWriteBack, VariantChoice, WriteTarget } from '../../../shared/write-back';

const variant = (documentId: string): VariantChoice => ({
  documentId,
  title: 'Red',
  productTitle: 'Shirt',
  sku: null,
  price: 10,
  inventoryQuantity: 1,
});

const store = (domain: string, fields: Partial<WriteTarget> = {}): WriteTarget => ({
  domain,
  name: null,
  currency: 'EUR',
  tags: [],
  obstacles: { tags: null, draftOrders: null },
  ...fields,
});

const missing = (permission: string) => ({ code: 'missing_shopify_permission' as const, permission });

const writeBack = (...stores: WriteTarget[]): ContactWriteBack => ({
  allowed: true,
  choosesVariants: true,
  stores,
});

describe('tags', () => {
  test('are added as they were typed, but not twice, whatever their case', () => {
    expect(withTyped(['VIP'], ' vip , fair,, Fair ')).toEqual(['VIP', 'fair']);
    expect(withTyped(['VIP'], ' ')).toEqual(['VIP']);
  });

  test('are compared without regard to case', () => {
    expect(tagDifference(['VIP', 'old'], ['vip', 'new'])).toEqual({ add: ['new'], remove: ['old'] });
  });
});

describe('the lines of a draft order', () => {
  test('have one more of a variant that is chosen again', () => {
    const lines = withVariant(withVariant(withVariant([], variant('a')), variant('b')), variant('a'));
    expect(readLines(lines)).toEqual([
      { variant: 'a', quantity: 2 },
      { variant: 'b', quantity: 1 },
    ]);
  });

  test.each([undefined, 0, 1.5, 1_000_001])('are not to be sent with the quantity %s', (quantity) => {
    const lines = withQuantity(withVariant(withVariant([], variant('a')), variant('b')), 'a', quantity);
    expect(readLines(lines)).toBeNull();
  });

  test('are not to be sent where there are none', () => {
    expect(readLines([])).toBeNull();
  });

  test('are named by product and variant', () => {
    expect(variantName(variant('a'))).toBe('Shirt · Red');
    expect(variantName({ ...variant('a'), title: 'Default Title' })).toBe('Shirt');
    expect(variantName({ ...variant('a'), title: null, productTitle: null })).toBe('a');
  });
});

test('each opening of the form has a key of its own, as long as the server demands', () => {
  expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
  expect(newKey()).not.toBe(newKey());
});

describe('what can be written', () => {
  test('are tags where the contact is a customer and nothing is in the way', () => {
    const blocked = store('a', { obstacles: { tags: missing('write_customers'), draftOrders: null } });
    const open = store('b');
    const stranger = store('c', { tags: null });
    expect(tagTargets(writeBack(blocked, open, stranger)).stores).toEqual([open]);
    expect(tagTargets(writeBack(blocked, stranger))).toEqual({
      stores: null,
      obstacle: missing('write_customers'),
    });
    expect(tagTargets(writeBack(stranger))).toEqual({ stores: null, obstacle: { reason: 'noCustomer' } });
  });

  test('is a draft order in any store, by somebody who may choose variants', () => {
    const stranger = store('a', { tags: null });
    expect(draftTargets(writeBack(stranger)).stores).toEqual([stranger]);
    expect(draftTargets(writeBack())).toEqual({ stores: null, obstacle: { reason: 'noStore' } });
    expect(draftTargets({ ...writeBack(stranger), choosesVariants: false })).toEqual({
      stores: null,
      obstacle: { reason: 'noVariants' },
    });
  });
});
