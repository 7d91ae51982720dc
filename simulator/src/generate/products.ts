import { ref } from '../state/gid';
import { everydayUnit, priceText } from '../state/shop-currency';
import { isoSeconds } from '../state/time';
import { text } from '../state/read';
import type { FieldObject, ShopState, StateNode } from '../state/types';
import { someTags } from './customers';
import type { Rng } from './random';
import {
  ADJECTIVES,
  COLOURS,
  MATERIALS,
  PRODUCT_TAGS,
  PRODUCT_TYPES,
  SIZES,
  STYLES,
  THINGS,
  VENDORS,
} from './words';

/** Shopify's limit since 2025: 2,048 variants a product. */
export const MOST_VARIANTS = 2048;

/** One option of a product, such as Size with its values. */
interface Option {
  name: string;
  values: string[];
}

/** What is asked of a product that is to be made. */
export interface ProductSeed {
  createdAt: Date;
  /** How many variants it has at most; it has about that many. */
  variants: number;
  giftCard?: boolean;
}

/** Options whose combinations reach a number of variants: up to three, as Shopify allows. */
function optionsFor(variants: number): Option[] {
  if (variants <= 1) return [{ name: 'Title', values: ['Default Title'] }];
  const names = ['Size', 'Color', 'Style'];
  const words: readonly (readonly string[])[] = [SIZES, COLOURS, STYLES];
  const options: Option[] = [];
  let left = variants;
  for (const [index, name] of names.entries()) {
    const values = words[index] ?? [];
    const size = Math.min(values.length, left);
    options.push({ name, values: values.slice(0, Math.max(1, size)) });
    left = Math.ceil(left / size);
    if (left <= 1) break;
  }
  return options;
}

/** All combinations of the options' values, the last option changing first. */
function combinations(options: Option[]): FieldObject[][] {
  return options.reduce<FieldObject[][]>(
    (rows, { name, values }) => rows.flatMap((row) => values.map((value) => [...row, { name, value }])),
    [[]]
  );
}

/** What a new variant starts from. */
interface VariantSeed {
  productId: string;
  selectedOptions: FieldObject[];
  position: number;
  basePrice: bigint;
  at: string;
  giftCard: boolean;
}

/** Makes a variant with its inventory item and stores both; the product's list is the caller's. */
export function buildVariant(state: ShopState, rng: Rng, seed: VariantSeed): StateNode {
  const id = state.nextId('ProductVariant');
  const itemId = state.nextId('InventoryItem');
  const price = seed.basePrice + BigInt(rng.int(0, 5)) * (everydayUnit(state) / 2n);
  const tracked = !seed.giftCard && rng.chance(0.85);
  state.put({
    __typename: 'InventoryItem',
    id: itemId,
    tracked,
    requiresShipping: !seed.giftCard,
    variant: ref(id),
    createdAt: seed.at,
    updatedAt: seed.at,
  });
  const variant: StateNode = {
    __typename: 'ProductVariant',
    id,
    product: ref(seed.productId),
    title: seed.selectedOptions.map((option) => text(option, 'value')).join(' / '),
    selectedOptions: seed.selectedOptions,
    sku: rng.chance(0.9) ? `SKU-${rng.int(100_000, 999_999)}` : null,
    barcode: rng.chance(0.5) ? `0${rng.int(100_000_000_000, 999_999_999_999)}` : null,
    position: seed.position,
    price: priceText(state, price),
    compareAtPrice: rng.chance(0.25) ? priceText(state, price + price / 4n) : null,
    inventoryQuantity: tracked ? rng.int(-2, 120) : 0,
    inventoryPolicy: rng.chance(0.2) ? 'CONTINUE' : 'DENY',
    taxable: !seed.giftCard,
    inventoryItem: ref(itemId),
    createdAt: seed.at,
    updatedAt: seed.at,
  };
  state.put(variant);
  return variant;
}

function featuredMedia(state: ShopState, title: string): FieldObject {
  const id = state.nextId('MediaImage');
  const url = `https://cdn.shopify.com/s/files/1/${id.replace(/\D/g, '')}/main.png?v=1`;
  const image = { url, altText: title, width: 1200, height: 900 };
  return {
    __typename: 'MediaImage',
    id,
    alt: title,
    mediaContentType: 'IMAGE',
    status: 'READY',
    image,
    preview: { status: 'READY', image },
  };
}

function productTitle(rng: Rng, giftCard: boolean): string {
  if (giftCard) return 'Gift card 🎁';
  return `${rng.pick(ADJECTIVES)} ${rng.pick(MATERIALS)} ${rng.pick(THINGS)}`;
}

/** The schema's ProductOptions for some options. */
function productOptions(state: ShopState, options: Option[]): FieldObject[] {
  return options.map(({ name, values }, index) => ({
    id: state.nextId('ProductOption'),
    name,
    position: index + 1,
    values,
    optionValues: values.map((value) => ({
      id: state.nextId('ProductOptionValue'),
      name: value,
      hasVariants: true,
    })),
  }));
}

/** Makes a product with its variants and inventory items and stores them. */
export function buildProduct(state: ShopState, rng: Rng, seed: ProductSeed): StateNode {
  const at = isoSeconds(seed.createdAt);
  const id = state.nextId('Product');
  const giftCard = seed.giftCard ?? false;
  const title = productTitle(rng, giftCard);
  const handle = `${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}-${id.slice(-5)}`;
  const status = rng.pick(['ACTIVE', 'ACTIVE', 'ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED']);
  const options = optionsFor(Math.min(seed.variants, MOST_VARIANTS));
  const basePrice = (everydayUnit(state) * BigInt(rng.int(3000, 120_000))) / 1000n;
  const variants = combinations(options)
    .slice(0, Math.max(1, seed.variants))
    .map((selectedOptions, index) =>
      buildVariant(state, rng, {
        productId: id,
        selectedOptions,
        position: index + 1,
        basePrice,
        at,
        giftCard,
      })
    );
  const product: StateNode = {
    __typename: 'Product',
    id,
    title,
    handle,
    descriptionHtml: rng.chance(0.9) ? `<p>${title} — <strong>made with care</strong> &amp; 💚</p>` : '',
    vendor: rng.pick(VENDORS),
    productType: giftCard ? 'Gift card' : rng.pick(PRODUCT_TYPES),
    status,
    tags: someTags(rng, PRODUCT_TAGS),
    options: productOptions(state, options),
    variants: variants.map((variant) => ref(variant.id)),
    featuredMedia: rng.chance(0.85) ? featuredMedia(state, title) : null,
    onlineStoreUrl:
      status === 'ACTIVE' ? `https://${state.domain}/products/${encodeURIComponent(handle)}` : null,
    publishedAt: status === 'ACTIVE' ? at : null,
    createdAt: at,
    updatedAt: at,
  };
  state.put(product);
  return product;
}
