/** What Strapi may hold of people whom Shopify asked to forget: the product's rules of privacy, told once more. */
import { linkedOne, text, textOrNull } from '../state/read';
import { normalisedEmail } from './expected/contacts';
import type { Source } from './expected/fields';
import type { HeldRecord } from './types';

/** A `customers/redact` that was carried out. */
export interface Redaction {
  storeDomain: string;
  /** Global id; null for somebody who only ordered as a guest. */
  customerId: string | null;
  /** As the webhook or the customer had it. */
  email: string | null;
  /** When it came in: what the person does later is new. */
  at: Date;
}

/** What of an order, and of its parts, says who the person is. */
const ERASED = {
  invoice: 'note tags email phone billingAddress shippingAddress discountCodes contact'.split(' '),
  fulfilment: 'trackingNumber trackingUrl tracking'.split(' '),
  refund: ['note'],
};

/** An expected record of an order that was erased. */
export const withoutPerson = (type: keyof typeof ERASED, record: HeldRecord): HeldRecord => ({
  ...record,
  ...Object.fromEntries(ERASED[type].map((field) => [field, null])),
});

const isErasedGuest = ({ node }: Source, { email, at }: Redaction): boolean =>
  email !== null &&
  normalisedEmail(textOrNull(node, 'email')) === normalisedEmail(email) &&
  Date.parse(text(node, 'createdAt')) <= at.getTime();

/** Tells which customers and orders of the shops were erased. */
export const erasedBy = (redactions: readonly Redaction[]) => {
  const of = ({ shop }: Source) => redactions.filter(({ storeDomain }) => storeDomain === shop.domain);
  return {
    customer: (source: Source): boolean => of(source).some(({ customerId }) => customerId === source.node.id),
    order: (source: Source): boolean => {
      const customer = linkedOne(source.shop, source.node, 'customer');
      return of(source).some((redaction) =>
        customer ? customer.id === redaction.customerId : isErasedGuest(source, redaction)
      );
    },
  };
};
