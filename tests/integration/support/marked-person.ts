import type { Simulator } from '../../../simulator/src/index';
import type { FieldObject, StateNode } from '../../../simulator/src/state/types';

/** Somebody in a simulated shop whose every value is found nowhere else. */
export interface MarkedPerson {
  email: string;
  customerId: string;
  /** The orders of the customer, then those that the person made as a guest. */
  orderIds: string[];
  /** All that says who the person is, each text with the person's mark in it. */
  values: string[];
}

/** Remembers what it marks. */
const marker = (mark: string) => {
  const values: string[] = [];
  return {
    values,
    text(what: string): string {
      const value = `${mark}-${what}-${values.length}`;
      values.push(value);
      return value;
    },
  };
};

type Marker = ReturnType<typeof marker>;

const address = (known: FieldObject | null, { text }: Marker): FieldObject => ({
  ...known,
  firstName: text('first'),
  lastName: text('last'),
  company: text('company'),
  address1: text('street'),
  address2: text('flat'),
  city: text('city'),
  zip: text('zip'),
  phone: text('phone'),
});

const stateOf = (simulator: Simulator, domain: string) => {
  const state = simulator.shops.get(domain);
  if (!state) throw new Error(`There is no shop ${domain}`);
  return state;
};

/** Marks an order with what its fulfilments and refunds hold. */
const markOrder = (simulator: Simulator, domain: string, id: string, email: string, mark: Marker): void => {
  const state = stateOf(simulator, domain);
  simulator.local.applyChange(domain, {
    name: 'fulfilOrder',
    target: id,
    params: { partly: false },
    seed: id,
  });
  simulator.local.applyChange(domain, {
    name: 'addRefund',
    target: id,
    params: { note: mark.text('refund'), full: true, pending: false },
    seed: id,
  });
  const order = state.get(id) as StateNode;
  for (const { __ref } of order.fulfillments as { __ref: string }[]) {
    const fulfilment = state.get(__ref) as StateNode;
    const number = mark.text('tracking');
    const trackingInfo = [{ company: 'DHL', number, url: `https://track.example/${number}` }];
    state.put({ ...fulfilment, trackingInfo });
  }
  state.put({
    ...order,
    email,
    phone: mark.text('phone'),
    note: mark.text('note'),
    tags: [mark.text('tag')],
    billingAddress: address(order.billingAddress as FieldObject | null, mark),
    shippingAddress: address(order.shippingAddress as FieldObject | null, mark),
    discountCodes: [mark.text('code')],
  });
};

/** Makes a customer with two orders, and two guest orders with the customer's email. */
export const makeMarkedPerson = (
  simulator: Simulator,
  domain: string,
  { mark, email = `${mark}@example.com` }: { mark: string; email?: string }
): MarkedPerson => {
  const state = stateOf(simulator, domain);
  const marked = marker(mark);
  const customerId = simulator.local.applyChange(domain, {
    name: 'createCustomer',
    params: { email },
    seed: mark,
  });
  const customer = state.get(customerId) as StateNode;
  state.put({
    ...customer,
    firstName: marked.text('first'),
    lastName: marked.text('last'),
    note: marked.text('note'),
    tags: [marked.text('tag')],
    defaultPhoneNumber: {
      phoneNumber: marked.text('phone'),
      marketingState: 'SUBSCRIBED',
      marketingOptInLevel: 'SINGLE_OPT_IN',
      marketingUpdatedAt: null,
    },
    addressesV2: [1, 2].map(() =>
      address({ id: state.nextId('MailingAddress'), country: 'Germany', countryCodeV2: 'DE' }, marked)
    ),
  });
  let number = 0;
  const place = (name: string, target?: string) =>
    simulator.local.applyChange(domain, {
      name,
      target,
      params: { paid: true, lines: 2, email, withEmail: true },
      seed: `${mark} ${(number += 1)}`,
    });
  const orderIds = [
    place('createOrder', customerId),
    place('createOrder', customerId),
    place('createGuestOrder'),
    place('createGuestOrder'),
  ];
  for (const id of orderIds) markOrder(simulator, domain, id, email, marked);
  return {
    email,
    customerId,
    orderIds,
    values: [...marked.values, ...(email.includes(mark) ? [email] : [])],
  };
};
