import type { Answer, ShopifyClient } from './api/types';
import { ShopifyError } from './errors';
import type {
  DraftOrderCreateMutationData,
  DraftOrdersLatestQueryData,
  TagsAddMutationData,
  TagsRemoveMutationData,
} from './queries/generated';
import { DRAFT_ORDER_CREATE, DRAFT_ORDERS_LATEST, TAGS_ADD, TAGS_REMOVE } from './queries/write-back';

/** What Shopify refused, in its words; or what came of it. */
export type Written<T> = { ok: true; value: T } | { ok: false; messages: string[] };

interface UserErrors {
  readonly userErrors: readonly { readonly message: string }[];
}

/** How often a change that may be repeated safely is tried. */
const TRIES = 3;

const settle = <P extends UserErrors, T>(
  payload: P | null | undefined,
  errors: readonly { message: string; permission?: string }[],
  take: (payload: P) => T | null
): Written<T> => {
  if (payload && payload.userErrors.length > 0) {
    return { ok: false, messages: payload.userErrors.map(({ message }) => message) };
  }
  const value = payload ? take(payload) : null;
  if (value !== null) return { ok: true, value };
  const [denied] = errors;
  if (denied?.permission)
    throw new ShopifyError('missing_shopify_permission', { permission: denied.permission });
  throw new ShopifyError('response_invalid', {
    message: denied?.message ?? 'Shopify did not say what it did',
  });
};

/** Repeats what does the same when done twice. */
const repeated = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ShopifyError) || !error.retryable || tries >= TRIES) throw error;
    }
  }
};

const tagsOf = (node: { readonly id: string; readonly tags?: readonly string[] } | null): string[] | null =>
  node?.tags ? [...node.tags] : null;

/** Adds tags to a customer; doing it again changes nothing. @throws ShopifyError where Shopify does not answer. */
export const addTags = (
  client: ShopifyClient,
  id: string,
  tags: readonly string[]
): Promise<Written<string[]>> =>
  repeated(async () => {
    const { data, errors } = await client.request<TagsAddMutationData>(TAGS_ADD, { id, tags });
    return settle(data.tagsAdd, errors, ({ node }) => tagsOf(node));
  });

/** Removes tags from a customer; doing it again changes nothing. @throws ShopifyError where Shopify does not answer. */
export const removeTags = (
  client: ShopifyClient,
  id: string,
  tags: readonly string[]
): Promise<Written<string[]>> =>
  repeated(async () => {
    const { data, errors } = await client.request<TagsRemoveMutationData>(TAGS_REMOVE, { id, tags });
    return settle(data.tagsRemove, errors, ({ node }) => tagsOf(node));
  });

/** A draft order that a request is to make. */
export interface DraftOrderInput {
  /** Global id; null for a person who is no customer of the store. */
  customer: string | null;
  email: string | null;
  lines: readonly { variant: string; quantity: number }[];
  note: string | null;
  /** By which it is found again. */
  tag: string;
}

/** A draft order as Shopify made it. */
export interface DraftOrder {
  id: string;
  name: string;
  invoiceUrl: string | null;
}

const toDraftOrder = ({
  id,
  name,
  invoiceUrl,
}: {
  readonly id: string;
  readonly name: string;
  readonly invoiceUrl: string | null;
}): DraftOrder => ({ id, name, invoiceUrl: invoiceUrl ?? null });

/**
 * Makes a draft order, once: it is not repeated where the answer is lost.
 *
 * @throws ShopifyError where Shopify does not answer; it may have been made then, see {@link findDraftOrder}.
 */
export const createDraftOrder = async (
  client: ShopifyClient,
  { customer, email, lines, note, tag }: DraftOrderInput
): Promise<Written<DraftOrder>> => {
  const input = {
    ...(customer ? { purchasingEntity: { customerId: customer }, useCustomerDefaultAddress: true } : {}),
    ...(email ? { email } : {}),
    ...(note ? { note } : {}),
    tags: [tag],
    lineItems: lines.map(({ variant, quantity }) => ({ variantId: variant, quantity })),
  };
  const { data, errors } = await client.request<DraftOrderCreateMutationData>(DRAFT_ORDER_CREATE, { input });
  return settle(data.draftOrderCreate, errors, ({ draftOrder }) => draftOrder && toDraftOrder(draftOrder));
};

/**
 * Looks for the draft order with a tag among those made since a moment, the latest first.
 *
 * @throws ShopifyError where Shopify does not answer or denies them.
 */
export const findDraftOrder = async (
  client: ShopifyClient,
  { tag, since }: { tag: string; since: Date }
): Promise<DraftOrder | null> => {
  let after: string | null = null;
  for (;;) {
    const answer: Answer<DraftOrdersLatestQueryData> = await client.request(DRAFT_ORDERS_LATEST, { after });
    const { nodes, pageInfo } = answer.data.draftOrders;
    const found = nodes.find(({ tags }) => tags.includes(tag));
    if (found) return toDraftOrder(found);
    const oldest = nodes.at(-1);
    const isPast = !oldest || Date.parse(oldest.createdAt) < since.getTime();
    if (isPast || !pageInfo.hasNextPage || !pageInfo.endCursor) return null;
    after = pageInfo.endCursor;
  }
};
