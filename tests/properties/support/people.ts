import { people, personKey, type Person } from '../../../simulator/src/compare/expected/contacts';
import type { World } from '../../integration/support/world';

/** The people of all shops, by the simulator's own account of who they are. */
export const peopleOf = ({ simulator }: World): Map<string, Person> => {
  const sources = (type: string) =>
    [...simulator.shops.values()].flatMap((shop) => shop.list(type).map((node) => ({ shop, node })));
  return new Map(people(sources('Customer'), sources('Order')).map((person) => [person.key, person]));
};

/** Which contact each person is in Strapi: the document id by the person's name. */
export const contactsOf = async ({ crm }: World): Promise<Map<string, string>> => {
  const contacts = await crm.strapi
    .documents('plugin::shopify-crm.contact')
    .findMany({ populate: { customers: { fields: ['storeDomain', 'shopifyId'] } }, limit: 1_000 });
  return new Map(
    contacts.map(({ documentId, email, customers }) => {
      const [customer] = customers as { storeDomain: string; shopifyId: string }[];
      return [personKey(email ?? null, customer ?? { storeDomain: '', shopifyId: '' }), documentId];
    })
  );
};

/** How a customer is named across shops. */
const namesOf = (person: Person | undefined): string[] =>
  (person?.customers ?? []).map(({ shop, node }) => `${shop.domain} ${node.id}`);

/**
 * Which contact a person must be, by product.md's *Identity*: always the same one; and where one customer's email changed
 * who was all that a contact was known from, that contact, renamed.
 */
export class ContactModel {
  /** The contact that each person was last, living or not. */
  private readonly contacts = new Map<string, string>();
  private before = new Map<string, Person>();

  /** Takes in what is there after one change. @returns what is wrong with it. */
  check(after: Map<string, Person>, held: Map<string, string>): string[] {
    const wrong: string[] = [];
    const taken = new Set(this.contacts.values());
    for (const [key, person] of after) {
      const actual = held.get(key);
      const known = this.contacts.get(key);
      if (actual === undefined) wrong.push(`${key} has no contact`);
      else if (known !== undefined) {
        if (actual !== known) wrong.push(`${key} was ${known} and is ${actual}`);
      } else {
        const origin = this.originOf(person, after);
        const expected = origin === undefined ? undefined : this.contacts.get(origin);
        if (origin !== undefined && expected !== undefined) {
          if (actual !== expected) wrong.push(`${key} is ${actual}, not ${expected} of ${origin}, renamed`);
          this.contacts.delete(origin);
        } else if (taken.has(actual)) wrong.push(`${key} is ${actual}, which is another's`);
        this.contacts.set(key, actual);
      }
    }
    this.before = after;
    return wrong;
  }

  /** Who a person was before, where its one customer was all that this one was known from. */
  private originOf(person: Person, after: Map<string, Person>): string | undefined {
    const [name, ...others] = namesOf(person);
    if (name === undefined || others.length > 0) return undefined;
    for (const [key, candidate] of this.before) {
      const isOnlySource = candidate.customers.length === 1 && candidate.guestOrders.length === 0;
      if (isOnlySource && namesOf(candidate)[0] === name && !after.has(key)) return key;
    }
    return undefined;
  }
}
