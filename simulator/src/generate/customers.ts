import { isoSeconds } from '../state/time';
import type { FieldObject, ShopState, StateNode } from '../state/types';
import { mailingAddress, phoneNumber } from './addresses';
import type { Person } from './addresses';
import type { Rng } from './random';
import { CUSTOMER_TAGS, FIRST_NAMES, LAST_NAMES, NOTES, OTHER_SCRIPT_NAMES } from './words';

const EMAIL_STATES = [
  'SUBSCRIBED',
  'SUBSCRIBED',
  'NOT_SUBSCRIBED',
  'UNSUBSCRIBED',
  'PENDING',
  'INVALID',
] as const;
const SMS_STATES = ['SUBSCRIBED', 'NOT_SUBSCRIBED', 'NOT_SUBSCRIBED', 'UNSUBSCRIBED', 'PENDING'] as const;
const LOCALES = ['en', 'de', 'fr-CA', 'ar', 'he', 'ja', 'pt-BR'] as const;
const STATES = ['ENABLED', 'DISABLED', 'DISABLED', 'INVITED', 'DECLINED'] as const;
const MAIL_HOSTS = ['example.com', 'example.org', 'mail.example.net'] as const;

/** Up to half of the words, in alphabetical order as Shopify returns tags. */
export function someTags(rng: Rng, words: readonly string[]): string[] {
  return words.filter(() => rng.chance(0.2)).sort();
}

export function personName(rng: Rng): Person {
  if (rng.chance(0.05)) return { firstName: null, lastName: null };
  if (rng.chance(0.06)) {
    const [firstName, lastName] = rng.pick(OTHER_SCRIPT_NAMES);
    return { firstName, lastName };
  }
  return { firstName: rng.pick(FIRST_NAMES), lastName: rng.chance(0.04) ? null : rng.pick(LAST_NAMES) };
}

function asciiSlug(text: string): string {
  const plain = text.normalize('NFD').replace(/[^A-Za-z]/g, '');
  return plain.toLowerCase() || 'person';
}

/** An email of its own for a person; `unique` keeps two people of one name apart. */
export function emailFor(rng: Rng, person: Person, unique: string): string {
  const local = [person.firstName, person.lastName].map((part) => asciiSlug(part ?? '')).join('.');
  return `${local}.${unique}@${rng.pick(MAIL_HOSTS)}`;
}

/** The same address as another person types it: other case, and sometimes a space about it. */
export function respell(rng: Rng, email: string): string {
  const [local = '', host = ''] = email.split('@');
  return rng.pick([`${local.toUpperCase()}@${host}`, `${email} `, ` ${local}@${host.toUpperCase()}`]);
}

/** The schema's CustomerEmailAddress. */
export function emailAddress(rng: Rng, email: string, at: string): FieldObject {
  const marketingState = rng.pick(EMAIL_STATES);
  return {
    emailAddress: email,
    marketingState,
    marketingOptInLevel: marketingState === 'SUBSCRIBED' ? 'SINGLE_OPT_IN' : null,
    marketingUpdatedAt: marketingState === 'NOT_SUBSCRIBED' ? null : at,
    validFormat: true,
    openTrackingLevel: 'UNKNOWN',
  };
}

/** The schema's CustomerPhoneNumber. */
export function phoneOwned(rng: Rng, at: string): FieldObject {
  const marketingState = rng.pick(SMS_STATES);
  return {
    phoneNumber: phoneNumber(rng),
    marketingState,
    marketingOptInLevel: marketingState === 'SUBSCRIBED' ? 'SINGLE_OPT_IN' : null,
    marketingUpdatedAt: marketingState === 'NOT_SUBSCRIBED' ? null : at,
  };
}

/** What is known of a customer that is to be made. */
export interface CustomerSeed {
  /** Null for a customer without one. */
  email: string | null;
  createdAt: Date;
  person?: Person;
}

/** Makes a customer and stores it. */
export function buildCustomer(state: ShopState, rng: Rng, seed: CustomerSeed): StateNode {
  const person = seed.person ?? personName(rng);
  const createdAt = isoSeconds(seed.createdAt);
  // Without an email Shopify wants a phone or a name; a customer of a point of sale may have the name alone.
  const hasPhone = seed.email === null ? rng.chance(0.7) : rng.chance(0.4);
  const addresses = rng.pick([0, 1, 1, 1, 2, 3]);
  const customer: StateNode = {
    __typename: 'Customer',
    id: state.nextId('Customer'),
    firstName: person.firstName,
    lastName: person.lastName,
    defaultEmailAddress: seed.email === null ? null : emailAddress(rng, seed.email, createdAt),
    defaultPhoneNumber: hasPhone ? phoneOwned(rng, createdAt) : null,
    tags: someTags(rng, CUSTOMER_TAGS),
    note: rng.chance(0.2) ? rng.pick(NOTES) : null,
    locale: rng.pick(LOCALES),
    taxExempt: rng.chance(0.08),
    taxExemptions: [],
    state: rng.pick(STATES),
    verifiedEmail: seed.email !== null,
    addressesV2: Array.from({ length: addresses }, () => mailingAddress(state, rng, person)),
    createdAt,
    updatedAt: createdAt,
  };
  state.put(customer);
  return customer;
}
