import { isObjectType } from 'graphql';
import { loadAdminSchema } from '../../../../simulator/src/schema/load';
import { derivedFields, fieldOf } from '../../../../simulator/src/state';
import type { FieldObject, Ref } from '../../../../simulator/src/state';
import { must } from '../support/must';
import { misfits } from '../support/schema-check';
import { smallShop } from '../support/shops';

describe('derived fields', () => {
  const state = smallShop();

  it.each(Object.keys(derivedFields))('%s gives what the official schema promises', (name) => {
    const [typename = '', field = ''] = name.split('.');
    const type = loadAdminSchema().getType(typename);
    if (!isObjectType(type)) throw new Error(`No type ${typename}`);
    const definition = type.getFields()[field];
    if (definition === undefined) throw new Error(`No field ${name}`);
    const nodes = state.list(typename).slice(0, 50);
    expect(nodes.length).toBeGreaterThan(0);
    for (const node of nodes) {
      expect(misfits(loadAdminSchema(), state, definition.type, fieldOf(state, node, field), name)).toEqual(
        []
      );
    }
  });

  it('counts a customer’s orders and what they come to', () => {
    const customer = must(
      state.list('Customer').find((node) => fieldOf(state, node, 'numberOfOrders') !== '0')
    );
    const orders = state
      .list('Order')
      .filter((order) => (order.customer as Ref | null)?.__ref === customer.id);
    const spent = orders
      .filter((order) => order.cancelledAt === null && order.test === false)
      .map((order) => Number(((order.currentTotalPriceSet as FieldObject).shopMoney as FieldObject).amount))
      .reduce((sum, value) => sum + value, 0);
    expect(fieldOf(state, customer, 'orders')).toEqual(orders.map((order) => ({ __ref: order.id })));
    expect(Number((fieldOf(state, customer, 'amountSpent') as FieldObject).amount)).toBeCloseTo(spent, 6);
  });

  it('finds a product’s lowest and highest price and its tracked stock', () => {
    const product = must(state.list('Product').find((node) => (node.variants as Ref[]).length > 3));
    const variants = (product.variants as Ref[]).map((pointer) => must(state.get(pointer.__ref)));
    const prices = variants.map((variant) => Number(variant.price));
    const range = fieldOf(state, product, 'priceRangeV2') as FieldObject;
    expect(Number((range.minVariantPrice as FieldObject).amount)).toBe(Math.min(...prices));
    expect(Number((range.maxVariantPrice as FieldObject).amount)).toBe(Math.max(...prices));
    const tracked = variants.filter(
      (variant) => state.get((variant.inventoryItem as Ref).__ref)?.tracked === true
    );
    const stock = tracked.reduce((sum, variant) => sum + (variant.inventoryQuantity as number), 0);
    expect(fieldOf(state, product, 'totalInventory')).toBe(stock);
  });
});
