import type { Resource } from '../../../shared/contracts';
import type {
  CustomerRecord,
  FulfilmentRecord,
  InvoiceLineRecord,
  InvoiceRecord,
  ProductRecord,
  ProductVariantRecord,
  RecordOf,
  RefundRecord,
  SourceRecord,
} from './types';

type Plain = string | number | boolean | Date | null | undefined;

type EncodedValue<T> = T extends Plain
  ? T
  : T extends (infer C extends SourceRecord)[]
    ? Encoded<C>[]
    : string;

/**
 * A record as its columns hold it: what is an object or a list in a field is JSON, as text; its children are encoded, too. What is
 * mapped stays as it is: its attributes are the user's.
 */
export type Encoded<R extends SourceRecord> = {
  [K in keyof R]: K extends 'mapped' ? R[K] : EncodedValue<R[K]>;
} & {
  /** The digest of its fields, where it was computed; see digest.ts. */
  sourceHash?: string | undefined;
};

/** The record of each resource, encoded. */
export type EncodedOf<R extends Resource> = Encoded<RecordOf<R>>;

type JsonField<R> = {
  [K in keyof R]-?: K extends 'mapped' ? never : NonNullable<R[K]> extends Plain | SourceRecord[] ? never : K;
}[keyof R];

/** The fields of a record that are JSON: each of them has to be named, a new one too. */
const jsonFields = <R extends SourceRecord>(fields: Record<JsonField<R>, true>) =>
  Object.keys(fields) as JsonField<R>[];

const CUSTOMER = jsonFields<CustomerRecord>({ tags: true, defaultAddress: true, addresses: true });
const PRODUCT = jsonFields<ProductRecord>({ tags: true, options: true });
const VARIANT = jsonFields<ProductVariantRecord>({ selectedOptions: true });
const INVOICE = jsonFields<InvoiceRecord>({
  tags: true,
  billingAddress: true,
  shippingAddress: true,
  discountCodes: true,
  taxLines: true,
  shippingLines: true,
});
const LINE = jsonFields<InvoiceLineRecord>({ taxLines: true });
const FULFILMENT = jsonFields<FulfilmentRecord>({ tracking: true });
const REFUND = jsonFields<RefundRecord>({ lines: true });

/** All fields but the children. */
const encodeFields = <R extends SourceRecord>(record: R, fields: readonly JsonField<R>[]): Encoded<R> => {
  const encoded: Record<keyof R, unknown> = { ...record };
  for (const field of fields) {
    const value = encoded[field];
    if (value !== undefined && value !== null) encoded[field] = JSON.stringify(value);
  }
  return encoded as Encoded<R>;
};

const encodeAll = <R extends SourceRecord>(
  records: readonly R[],
  fields: readonly JsonField<R>[]
): Encoded<R>[] => records.map((record) => encodeFields(record, fields));

const ENCODERS: { readonly [R in Resource]: (record: RecordOf<R>) => EncodedOf<R> } = {
  customers: (customer) => encodeFields(customer, CUSTOMER),
  products: (product) =>
    Object.assign(encodeFields(product, PRODUCT), { variants: encodeAll(product.variants, VARIANT) }),
  orders: (order) =>
    Object.assign(encodeFields(order, INVOICE), {
      lines: order.lines && encodeAll(order.lines, LINE),
      fulfilments: encodeAll(order.fulfilments, FULFILMENT),
      refunds: encodeAll(order.refunds, REFUND),
    }),
};

/** A record as its columns hold it. */
export const encodeRecord = <R extends Resource>(resource: R, record: RecordOf<R>): EncodedOf<R> => {
  const encode: (record: RecordOf<R>) => EncodedOf<R> = ENCODERS[resource];
  return encode(record);
};
