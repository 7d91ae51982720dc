/** What the compiler must know of the plugin in an application that has it: a compiler that accepts this file is the test. */
import type { Core } from '@strapi/strapi';
import type {
  CrmApi,
  DraftOrderCreated,
  ShopifyCrmConfig,
  SyncRun,
  WriteBackApi,
} from 'strapi-plugin-shopify-crm/strapi-server';

/** Takes a value of exactly this type alone: `any` is refused. */
type Exactly<Expected, Actual> =
  (<T>() => T extends Expected ? 1 : 2) extends <T>() => T extends Actual ? 1 : 2 ? Actual : never;
const is =
  <Expected>() =>
  <Actual>(_value: Exactly<Expected, Actual>): void =>
    undefined;

export const services = async (strapi: Core.Strapi): Promise<void> => {
  const crm = strapi.plugin('shopify-crm').service('crm') as CrmApi;
  const [store] = await crm.stores();
  is<string>()(store.domain);
  is<'connected' | 'disconnected' | 'inactive' | 'needs-attention' | 'pending'>()(store.status);
  is<SyncRun>()(await crm.sync(store.domain, { mode: 'full', resources: ['orders'] }));
  // @ts-expect-error: there is no such mode.
  await crm.sync(store.domain, { mode: 'partial' });
  // @ts-expect-error: a contact is of no single source.
  await crm.findByShopifyId('contact', store.domain, 'gid://shopify/Customer/1');

  const writeBack = strapi.plugin('shopify-crm').service('writeBack') as WriteBackApi;
  const lines = [{ variant: 'a document id', quantity: 2 }];
  is<DraftOrderCreated>()(
    await writeBack.createDraftOrder({ key: 'a key', contact: 'a document id', lines })
  );
};

/** The types of the records are those that Strapi generates. */
export const records = async (strapi: Core.Strapi): Promise<void> => {
  const crm = strapi.plugin('shopify-crm').service('crm') as CrmApi;
  const invoice = await crm.findByShopifyId('invoice', 'acme.myshopify.com', 'gid://shopify/Order/1');
  const contact = await crm.findContactByEmail('ada@example.com', { populate: ['invoices'] });
  if (!invoice?.name || !invoice.total || !contact?.ordersCount) return;
  is<string>()(invoice.documentId);
  is<string>()(invoice.name);
  is<number>()(invoice.total);
  is<number>()(contact.ordersCount);
  // @ts-expect-error: there is no such attribute.
  is<string>()(invoice.nickname);

  const [found] = await strapi.documents('plugin::shopify-crm.invoice').findMany({
    filters: { storeDomain: 'acme.myshopify.com', contact: { email: 'ada@example.com' } },
    sort: 'orderedAt:desc',
    populate: ['lines'],
  });
  if (found?.financialStatus) is<string>()(found.financialStatus);
};

export const configuration: ShopifyCrmConfig[] = [
  { app: { clientId: 'id', clientSecret: 'secret', scopes: ['read_orders'] }, writeBack: true },
  // @ts-expect-error: there is no such way to read.
  { backfill: 'sometimes' },
  // @ts-expect-error: there is no such key.
  { webhooks: true },
];
