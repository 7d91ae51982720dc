import type { Core } from '@strapi/strapi';

import type { TagChange, TaggedCustomer } from '../../../shared/write-back';
import { CrmError, fieldError } from '../errors';
import { getService } from '../services';
import { addTags, removeTags, type Written } from '../shopify/write-back';
import { refreshRecords } from '../sync/refresh';
import { requireContact, requireWritable } from './subjects';

const takeOrRefuse = <T>(written: Written<T>): T => {
  if (written.ok) return written.value;
  throw new CrmError('write_back_refused', { message: written.messages.join(' ') });
};

/**
 * Changes the tags of a contact's customers at Shopify. What came of it is read from there, as after a notice.
 *
 * @throws CrmError `not_found`, `request_invalid`, `missing_shopify_permission`, `write_back_refused`; ShopifyError.
 */
export const changeTags = async (
  strapi: Core.Strapi,
  { contact, store, add, remove }: TagChange
): Promise<TaggedCustomer[]> => {
  if (add.length + remove.length === 0) throw fieldError('add', 'Name a tag to add or to remove.');
  const both = add.find((tag) => remove.some((other) => other.toLowerCase() === tag.toLowerCase()));
  if (both !== undefined) throw fieldError('remove', 'A tag cannot be added and removed at once.');
  const { customers } = await requireContact(strapi, contact);
  const meant = customers.filter(({ storeDomain }) => store === undefined || storeDomain === store);
  if (meant.length === 0) throw fieldError('contact', 'This contact is no customer of the store.');

  const tagged: TaggedCustomer[] = [];
  for (const { storeDomain, shopifyId } of meant) {
    const row = await requireWritable(strapi, storeDomain, 'write_customers');
    const client = getService(strapi, 'clients').forStore(row);
    let tags: string[] = [];
    if (add.length > 0) tags = takeOrRefuse(await addTags(client, shopifyId, add));
    if (remove.length > 0) tags = takeOrRefuse(await removeTags(client, shopifyId, remove));
    await refreshRecords(strapi, row, 'customers', { ids: [shopifyId] });
    tagged.push({ store: storeDomain, customer: shopifyId, tags });
  }
  return tagged;
};
