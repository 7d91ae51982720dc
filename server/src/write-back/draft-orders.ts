import { createHash } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { DraftOrderCreated, DraftOrderRequest } from '../../../shared/write-back';
import { CrmError, fieldError } from '../errors';
import { getService } from '../services';
import {
  createDraftOrder,
  findDraftOrder,
  type DraftOrder,
  type DraftOrderInput,
} from '../shopify/write-back';
import { requestRows, type RequestRow } from './rows';
import { requireContact, requireVariants, requireWritable } from './subjects';

/** Clocks differ: a draft order may seem to be made a little before it was asked for. */
const MS_CLOCKS = 10 * 60_000;

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The tag by which a key's draft order is found again where the answer to its making was lost. */
const tagOf = (key: string): string => `strapi-${sha(key).slice(0, 24)}`;

const answer = (
  store: string,
  { id, name, invoiceUrl }: DraftOrder,
  existing: boolean
): DraftOrderCreated => ({
  store,
  draftOrder: id,
  name,
  invoiceUrl,
  existing,
});

/**
 * Makes a draft order for a contact. The same key never makes a second one: a key that was answered gives the same answer;
 * one whose answer was lost is looked for in Shopify first, and so is one that another process left unfinished.
 *
 * @throws CrmError `not_found`, `request_invalid` (also for a key that stood for another request), `write_back_busy`,
 *   `missing_shopify_permission`, `write_back_refused`; ShopifyError: then the same key may be sent again.
 */
export const makeDraftOrder = async (
  strapi: Core.Strapi,
  request: DraftOrderRequest
): Promise<DraftOrderCreated> => {
  const { key, contact, lines, note } = request;
  const rows = requestRows(strapi);
  const { email, customers } = await requireContact(strapi, contact);
  const variants = await requireVariants(strapi, [...new Set(lines.map(({ variant }) => variant))]);
  const store = await requireWritable(strapi, variants.store, 'write_draft_orders');
  const digest = sha(
    JSON.stringify([contact, lines.map(({ variant, quantity }) => [variant, quantity]), note ?? null])
  );

  const { row, isNew } = await rows.open(key, { digest, store: store.domain });
  if (row.digest !== digest) throw fieldError('key', 'This key stands for another draft order.');
  if (row.draftOrder !== null) return answer(store.domain, madeBefore(row, row.draftOrder), true);
  if (!isNew && !(await rows.claim(row.id))) throw new CrmError('write_back_busy');

  const client = getService(strapi, 'clients').forStore(store);
  const find = () =>
    findDraftOrder(client, { tag: tagOf(key), since: new Date(Date.parse(row.begunAt) - MS_CLOCKS) });
  const finish = async (made: DraftOrder, existing: boolean): Promise<DraftOrderCreated> => {
    await rows.finish(row.id, { draftOrder: made.id, name: made.name, invoiceUrl: made.invoiceUrl });
    return answer(store.domain, made, existing);
  };
  const input: DraftOrderInput = {
    customer: customers.find(({ storeDomain }) => storeDomain === store.domain)?.shopifyId ?? null,
    email,
    lines: lines.map(({ variant, quantity }) => ({ variant: String(variants.ids.get(variant)), quantity })),
    note: note ?? null,
    tag: tagOf(key),
  };
  try {
    const lost = isNew ? null : await find();
    if (lost) return await finish(lost, true);
    const written = await createDraftOrder(client, input).catch(async (error: unknown) => {
      // It may have been made: then that is the answer. Whether or not, the key can be sent again.
      const made = await find();
      if (!made) throw error;
      return { ok: true as const, value: made };
    });
    if (written.ok) return await finish(written.value, false);
    await rows.forget(row.id);
    throw new CrmError('write_back_refused', { message: written.messages.join(' ') });
  } catch (error) {
    if (!(error instanceof CrmError)) await rows.release(row.id);
    throw error;
  }
};

const madeBefore = ({ name, invoiceUrl }: RequestRow, id: string): DraftOrder => ({
  id,
  name: name ?? '',
  invoiceUrl,
});
