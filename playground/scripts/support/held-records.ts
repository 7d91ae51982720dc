import type { ListResponse } from '../../../shared/contracts';
import { requestJson } from './http';

/** A record as Strapi's APIs give it. */
export type PlainRecord = Record<string, unknown>;

/** Which fields of a related record are read along: enough to know which one it is. */
type Populate = Record<string, { fields: string[] }>;

interface Holding {
  /** The plural in the REST API's path. */
  path: string;
  /** The content type's uid. */
  uid: string;
  populate: Populate;
}

const source = { fields: ['storeDomain', 'shopifyId'] };

/** The synced types by the name under which the comparison wants their records. */
export const HOLDINGS = {
  contacts: {
    path: 'contacts',
    uid: 'plugin::shopify-crm.contact',
    populate: { customers: source, invoices: source },
  },
  products: { path: 'products', uid: 'plugin::shopify-crm.product', populate: { variants: source } },
  productVariants: {
    path: 'product-variants',
    uid: 'plugin::shopify-crm.product-variant',
    populate: { product: source },
  },
  invoices: {
    path: 'invoices',
    uid: 'plugin::shopify-crm.invoice',
    populate: { contact: { fields: ['email'] }, lines: source, fulfilments: source, refunds: source },
  },
  invoiceLines: {
    path: 'invoice-lines',
    uid: 'plugin::shopify-crm.invoice-line',
    populate: { invoice: source, product: source, variant: source },
  },
  fulfilments: { path: 'fulfilments', uid: 'plugin::shopify-crm.fulfilment', populate: { invoice: source } },
  refunds: { path: 'refunds', uid: 'plugin::shopify-crm.refund', populate: { invoice: source } },
} as const satisfies Record<string, Holding>;

export type HoldingName = keyof typeof HOLDINGS;
export type Held = Record<HoldingName, PlainRecord[]>;

/** Reads all records of every synced type by the given reader of one type. */
export const readHeld = async (readAll: (holding: Holding) => Promise<PlainRecord[]>): Promise<Held> => {
  const held = {} as Held;
  for (const name of Object.keys(HOLDINGS) as HoldingName[]) held[name] = await readAll(HOLDINGS[name]);
  return held;
};

/** Strapi cuts a page short by the app's `rest.maxLimit` in `config/api`, which is this in many apps. */
const PAGE_SIZE = 100;

const populateQuery = (populate: Populate): string =>
  Object.entries(populate)
    .flatMap(([relation, { fields }]) =>
      fields.map((field, index) => `populate[${relation}][fields][${index}]=${field}`)
    )
    .join('&');

/**
 * Reads all records of a type through Strapi's REST API, page by page in the order of their ids.
 *
 * @throws HttpError
 */
const readOverRest =
  (url: string, apiToken: string) =>
  async ({ path, populate }: Holding): Promise<PlainRecord[]> => {
    const records: PlainRecord[] = [];
    for (let page = 1; ; page += 1) {
      const query = `sort=id&pagination[page]=${page}&pagination[pageSize]=${PAGE_SIZE}&${populateQuery(populate)}`;
      const { data, meta } = await requestJson<ListResponse<PlainRecord>>(
        `${url}/api/shopify-crm/${path}?${query}`,
        {
          bearer: apiToken,
        }
      );
      records.push(...data);
      if (page >= meta.pagination.pageCount) return records;
    }
  };

/**
 * What Strapi holds, as a program sees it that uses the REST API with an API token.
 *
 * @throws HttpError
 */
export const readHeldOverRest = (url: string, apiToken: string): Promise<Held> =>
  readHeld(readOverRest(url, apiToken));
