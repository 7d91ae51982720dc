import { stringify } from 'lossless-json';
import type { App } from '../platform/types';
import { topicSample } from './topics';

type Body = Record<string, unknown>;

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The known fields laid over the sample: objects are merged, everything else is replaced. */
const overlay = (sample: Body, known: Body): Body => {
  const result: Body = { ...sample };
  for (const [key, value] of Object.entries(known)) {
    const under = sample[key];
    result[key] = isObject(under) && isObject(value) ? overlay(under, value) : value;
  }
  return result;
};

/** Picks one dotted path out of a value; a path goes through lists. */
const pick = (from: unknown, into: unknown, steps: readonly string[]): unknown => {
  const [step, ...rest] = steps;
  if (step === undefined) return from;
  if (Array.isArray(from)) {
    const picked = Array.isArray(into) ? into : [];
    return from.map((item, index) => pick(item, picked[index], steps));
  }
  if (!isObject(from) || !(step in from)) return into ?? {};
  const target = isObject(into) ? into : {};
  return { ...target, [step]: pick(from[step], target[step], rest) };
};

/** Keeps the fields that a subscription asked for, such as `id` or `customer.id`; all of them where it named none. */
export const includeOnly = (body: Body, fields: readonly string[]): Body =>
  fields.length === 0
    ? body
    : fields.reduce<Body>((kept, field) => pick(body, kept, field.split('.')) as Body, {});

const PERSONAL = new Set([
  'email',
  'contact_email',
  'phone',
  'first_name',
  'last_name',
  'name',
  'address1',
  'address2',
  'city',
  'zip',
  'latitude',
  'longitude',
  'browser_ip',
  'company',
]);

/** Personal fields as null, as an app without approval for protected customer data gets them. */
const withhold = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withhold);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, PERSONAL.has(key) ? null : withhold(inner)])
  );
};

/**
 * The body of a webhook: Shopify's own sample of the topic, overlaid with what is known, cut down to the fields that the
 * subscription asked for.
 *
 * @param known in Shopify's REST form, big ids as bigint.
 * @returns JSON text with ids beyond 2^53 digit by digit.
 */
export const webhookBody = (topic: string, known: Body, fields: readonly string[], app: App): string => {
  const sample = topicSample(topic).body;
  // Shopify sends no field that its sample lacks, although the state may know more.
  const sent = Object.fromEntries(Object.entries(known).filter(([key]) => key in sample));
  const whole = overlay(sample, sent);
  const allowed = app.customerData === 'all' ? whole : (withhold(whole) as Body);
  return stringify(includeOnly(allowed, fields)) ?? '{}';
};
