import { mailingAddress } from '../generate/addresses';
import {
  buildCustomer,
  emailAddress,
  emailFor,
  personName,
  phoneOwned,
  someTags,
} from '../generate/customers';
import { CUSTOMER_TAGS, NOTES } from '../generate/words';
import { objectOrNull, objects, textOrNull, texts } from '../state/read';
import { ordersOfCustomer } from '../state/shop-state';
import { isoSeconds } from '../state/time';
import type { FieldObject, Gid, StateNode } from '../state/types';
import {
  tellOfCustomer,
  tellOfCustomerDeleted,
  tellOfEmailConsent,
  tellOfMerge,
  tellOfOrder,
  tellOfSmsConsent,
  tellOfTags,
} from './notices';
import { flagParam, listParam, stringParam } from './params';
import { ChangeRefused } from './types';
import type { ChangeContext, ChangeRecipe } from './types';

/** Stores a customer that has changed at this moment and tells of it. */
function save({ state, now }: ChangeContext, customer: StateNode, fields: FieldObject): Gid {
  const changed: StateNode = {
    ...customer,
    ...fields,
    __typename: 'Customer',
    id: customer.id,
    updatedAt: isoSeconds(now),
  };
  state.put(changed);
  tellOfCustomer(state, 'customers/update', changed);
  return changed.id;
}

const createCustomer: ChangeRecipe<null> = {
  name: 'createCustomer',
  title: 'Create a customer',
  target: null,
  weight: 6,
  run: ({ state, rng, now, params }) => {
    const person = personName(rng);
    const withEmail = flagParam(params, 'withEmail', () => rng.chance(0.95));
    const own = (): string => emailFor(rng, person, `live${rng.int(1, 999_999_999)}`);
    const email = withEmail ? stringParam(params, 'email', own) : null;
    const customer = buildCustomer(state, rng, { person, email, createdAt: now });
    tellOfCustomer(state, 'customers/create', customer);
    tellOfTags(state, 'customer.tags_added', customer.id, texts(customer, 'tags'));
    return customer.id;
  },
};

const renameCustomer: ChangeRecipe<'Customer'> = {
  name: 'renameCustomer',
  title: 'Change the name',
  target: 'Customer',
  weight: 5,
  run: (context, customer) => {
    const person = personName(context.rng);
    return save(context, customer, {
      firstName: stringParam(context.params, 'firstName', () => person.firstName ?? 'Sasha'),
      lastName: stringParam(context.params, 'lastName', () => person.lastName ?? 'Sánchez'),
      note: context.rng.chance(0.3) ? context.rng.pick(NOTES) : (customer.note ?? null),
    });
  },
};

const changeCustomerEmail: ChangeRecipe<'Customer'> = {
  name: 'changeCustomerEmail',
  title: 'Change the email',
  target: 'Customer',
  weight: 4,
  run: (context, customer) => {
    const { rng, now, params } = context;
    const person = {
      firstName: textOrNull(customer, 'firstName'),
      lastName: textOrNull(customer, 'lastName'),
    };
    const email = stringParam(params, 'email', () =>
      emailFor(rng, person, `moved${rng.int(1, 999_999_999)}`)
    );
    const before = objectOrNull(customer, 'defaultEmailAddress');
    return save(context, customer, {
      defaultEmailAddress: { ...(before ?? emailAddress(rng, email, isoSeconds(now))), emailAddress: email },
    });
  },
};

const removeCustomerEmail: ChangeRecipe<'Customer'> = {
  name: 'removeCustomerEmail',
  title: 'Remove the email',
  target: 'Customer',
  weight: 1,
  eligible: (_state, node) => node.defaultEmailAddress !== null,
  run: (context, customer) => save(context, customer, { defaultEmailAddress: null, verifiedEmail: false }),
};

const changeCustomerAddress: ChangeRecipe<'Customer'> = {
  name: 'changeCustomerAddress',
  title: 'Change the addresses',
  target: 'Customer',
  weight: 4,
  run: (context, customer) => {
    const { state, rng } = context;
    const person = {
      firstName: textOrNull(customer, 'firstName'),
      lastName: textOrNull(customer, 'lastName'),
    };
    const added = mailingAddress(state, rng, person);
    const others = objects(customer, 'addressesV2');
    return save(context, customer, {
      addressesV2: rng.chance(0.5) ? [added, ...others] : [...others.slice(1), added],
    });
  },
};

/** Neither tags nor consents move `updatedAt`, and `customers/update` is silent about both (payloads since 2025-01). */
const changeCustomerTags: ChangeRecipe<'Customer'> = {
  name: 'changeCustomerTags',
  title: 'Change the tags',
  target: 'Customer',
  weight: 5,
  run: ({ state, rng, params }, customer) => {
    const before = texts(customer, 'tags');
    const tags = listParam(params, 'tags', () =>
      someTags(rng, [...CUSTOMER_TAGS, `live ${rng.int(1, 99)}`])
    ).sort();
    state.put({ ...customer, tags });
    tellOfTags(
      state,
      'customer.tags_added',
      customer.id,
      tags.filter((tag) => !before.includes(tag))
    );
    tellOfTags(
      state,
      'customer.tags_removed',
      customer.id,
      before.filter((tag) => !tags.includes(tag))
    );
    return customer.id;
  },
};

function consentFields(context: ChangeContext): FieldObject {
  const subscribe = flagParam(context.params, 'subscribe', () => context.rng.chance(0.5));
  return {
    marketingState: subscribe ? 'SUBSCRIBED' : 'UNSUBSCRIBED',
    marketingOptInLevel: 'SINGLE_OPT_IN',
    marketingUpdatedAt: isoSeconds(context.now),
  };
}

const changeEmailConsent: ChangeRecipe<'Customer'> = {
  name: 'changeEmailConsent',
  title: 'Change the email marketing consent',
  target: 'Customer',
  weight: 4,
  eligible: (_state, node) => node.defaultEmailAddress !== null,
  run: (context, customer) => {
    const consent = { ...objectOrNull(customer, 'defaultEmailAddress'), ...consentFields(context) };
    context.state.put({ ...customer, defaultEmailAddress: consent });
    tellOfEmailConsent(context.state, customer, consent);
    return customer.id;
  },
};

const changeSmsConsent: ChangeRecipe<'Customer'> = {
  name: 'changeSmsConsent',
  title: 'Change the SMS marketing consent',
  target: 'Customer',
  weight: 2,
  eligible: (_state, node) => node.defaultPhoneNumber !== null,
  run: (context, customer) => {
    const consent = { ...objectOrNull(customer, 'defaultPhoneNumber'), ...consentFields(context) };
    context.state.put({ ...customer, defaultPhoneNumber: consent });
    tellOfSmsConsent(context.state, customer, consent);
    return customer.id;
  },
};

const changeCustomerPhone: ChangeRecipe<'Customer'> = {
  name: 'changeCustomerPhone',
  title: 'Change the phone number',
  target: 'Customer',
  weight: 2,
  run: (context, customer) =>
    save(context, customer, { defaultPhoneNumber: phoneOwned(context.rng, isoSeconds(context.now)) }),
};

/** Shopify deletes customers without orders only (`Customer.canDelete`). */
const deleteCustomer: ChangeRecipe<'Customer'> = {
  name: 'deleteCustomer',
  title: 'Delete the customer',
  target: 'Customer',
  weight: 1,
  eligible: (state, node) => ordersOfCustomer(state, node.id).length === 0,
  run: ({ state }, customer) => {
    state.remove(customer.id);
    tellOfCustomerDeleted(state, customer.id);
    return customer.id;
  },
};

/**
 * Another customer is merged into this one, which gets its orders. Not among random changes: without the scope
 * `read_customer_merge` an app hears of the kept customer and its orders only.
 */
const mergeCustomers: ChangeRecipe<'Customer'> = {
  name: 'mergeCustomers',
  title: 'Merge another customer into this one',
  target: 'Customer',
  weight: 0,
  eligible: (state) => state.list('Customer').length > 1,
  run: (context, kept) => {
    const { state, rng, now, params } = context;
    const others = state.list('Customer').filter((customer) => customer.id !== kept.id);
    const gone = state.get(stringParam(params, 'other', () => rng.pick(others).id));
    if (gone === undefined || gone.__typename !== 'Customer' || gone.id === kept.id) {
      throw new ChangeRefused('other must be another customer');
    }
    const orders = ordersOfCustomer(state, gone.id);
    const moved = orders.map((order) => ({
      ...order,
      customer: { __ref: kept.id },
      updatedAt: isoSeconds(now),
    }));
    for (const order of moved) state.put(order);
    state.remove(gone.id);
    tellOfMerge(state, kept.id, gone.id);
    for (const order of moved) tellOfOrder(state, 'orders/updated', order);
    return save(context, kept, {
      tags: [...new Set([...texts(kept, 'tags'), ...texts(gone, 'tags')])].sort(),
      addressesV2: [...objects(kept, 'addressesV2'), ...objects(gone, 'addressesV2')],
    });
  },
};

export const customerChanges: readonly (ChangeRecipe<'Customer'> | ChangeRecipe<null>)[] = [
  createCustomer,
  renameCustomer,
  changeCustomerEmail,
  removeCustomerEmail,
  changeCustomerAddress,
  changeCustomerTags,
  changeEmailConsent,
  changeSmsConsent,
  changeCustomerPhone,
  deleteCustomer,
  mergeCustomers,
];
