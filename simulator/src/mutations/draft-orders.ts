import { tell } from '../changes/notices';
import { assertWritable } from '../graphql/access';
import type { EngineContext, FieldTable } from '../graphql/types';
import { numericId, ref } from '../state/gid';
import { bag, toMinor, type Money } from '../state/money';
import { linkedOne, text } from '../state/read';
import { shopCurrency } from '../state/shop-currency';
import { isoSeconds } from '../state/time';
import type { FieldObject, StateNode } from '../state/types';

interface LineInput {
  variantId?: string | null;
  title?: string | null;
  quantity: number;
  originalUnitPrice?: string | null;
}

interface DraftInput {
  customerId?: string | null;
  purchasingEntity?: { customerId?: string | null } | null;
  email?: string | null;
  note?: string | null;
  tags?: string[] | null;
  lineItems?: LineInput[] | null;
}

interface UserError {
  field: string[];
  message: string;
}

const customerOf = (input: DraftInput): string | null =>
  input.purchasingEntity?.customerId ?? input.customerId ?? null;

const problemsOf = (input: DraftInput, { state }: EngineContext): UserError[] => {
  const lines = input.lineItems ?? [];
  if (lines.length === 0) return [{ field: ['lineItems'], message: 'Add at least 1 product' }];
  const problems = lines.flatMap((line, index): UserError[] => {
    const at = (field: string): string[] => ['lineItems', String(index), field];
    if (line.quantity < 1)
      return [{ field: at('quantity'), message: 'Quantity must be greater than or equal to 1' }];
    if (line.variantId)
      return state.get(line.variantId)
        ? []
        : [{ field: at('variantId'), message: 'Product variant not found' }];
    return line.title ? [] : [{ field: at('title'), message: "Title can't be blank" }];
  });
  const customer = customerOf(input);
  if (customer && !state.get(customer)) {
    problems.push({ field: ['customerId'], message: 'Customer does not exist' });
  }
  return problems;
};

const buildLine = (line: LineInput, { state }: EngineContext): { node: FieldObject; total: bigint } => {
  const currency = shopCurrency(state);
  const variant = line.variantId ? state.get(line.variantId) : undefined;
  const product = variant && linkedOne(state, variant, 'product');
  const unit = toMinor(variant ? text(variant, 'price') : (line.originalUnitPrice ?? '0'), currency);
  const total = unit * BigInt(line.quantity);
  const money = (minor: bigint): FieldObject => bag(both(minor), { shop: currency, presentment: currency });
  const title = product ? text(product, 'title') : (line.title ?? '');
  return {
    total,
    node: {
      id: state.nextId('DraftOrderLineItem'),
      title,
      name: title,
      custom: variant === undefined,
      quantity: line.quantity,
      sku: variant ? (variant.sku ?? null) : null,
      variantTitle: variant ? text(variant, 'title') : null,
      variant: variant ? ref(variant.id) : null,
      product: product ? ref(product.id) : null,
      originalUnitPriceSet: money(unit),
      originalTotalSet: money(total),
      discountedTotalSet: money(total),
    },
  };
};

const both = (minor: bigint): Money => ({ shop: minor, presentment: minor });

const createDraft = (input: DraftInput, context: EngineContext): StateNode => {
  const { state } = context;
  const now = isoSeconds(state.clock.now());
  const currency = shopCurrency(state);
  const lines = (input.lineItems ?? []).map((line) => buildLine(line, context));
  const total = bag(both(lines.reduce((sum, line) => sum + line.total, 0n)), {
    shop: currency,
    presentment: currency,
  });
  const id = state.nextId('DraftOrder');
  const customer = customerOf(input);
  const draft: StateNode = {
    __typename: 'DraftOrder',
    id,
    name: `#D${state.list('DraftOrder').length + 1}`,
    status: 'OPEN',
    ready: true,
    createdAt: now,
    updatedAt: now,
    currencyCode: currency,
    presentmentCurrencyCode: currency,
    customer: customer ? ref(customer) : null,
    email: input.email ?? null,
    note2: input.note ?? null,
    tags: input.tags ?? [],
    invoiceUrl: `https://${state.domain}/invoices/${numericId(id)}`,
    lineItems: lines.map((line) => line.node),
    subtotalPriceSet: total,
    totalLineItemsPriceSet: total,
    totalPriceSet: total,
  };
  state.put(draft);
  tell(state, 'draft_orders/create', id, { id: numericId(id), admin_graphql_api_id: id, name: draft.name });
  return draft;
};

/** draftOrderCreate: lines of variants or of one's own, a customer, a note and tags; no taxes, discounts or shipping. */
export const draftOrderFields: FieldTable = {
  'Mutation.draftOrderCreate': (_source, args, context, info) => {
    assertWritable(context.installation, 'DraftOrder', info.fieldName);
    const input = args.input as DraftInput;
    const userErrors = problemsOf(input, context);
    return userErrors.length > 0
      ? { draftOrder: null, userErrors }
      : { draftOrder: createDraft(input, context), userErrors };
  },
};
