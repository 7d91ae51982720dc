import { buildProduct, buildVariant, MOST_VARIANTS } from '../generate/products';
import { ADJECTIVES, MATERIALS, PRODUCT_TAGS, THINGS } from '../generate/words';
import { someTags } from '../generate/customers';
import { digits, fixedAmount, toMinor } from '../state/money';
import { removeProduct, removeVariant } from '../state/products';
import { ref } from '../state/gid';
import { int, linked, linkedOne, mustGet, objects, refId, text, texts } from '../state/read';
import { everydayUnit, priceText, shopCurrency } from '../state/shop-currency';
import { isoSeconds } from '../state/time';
import type { FieldObject, ShopState, StateNode } from '../state/types';
import { tellOfDeletion, tellOfInventory, tellOfInventoryItem, tellOfProduct } from './notices';
import { intParam, listParam, stringParam } from './params';
import { ChangeRefused } from './types';
import type { ChangeContext, ChangeRecipe } from './types';

/** Stores a product that has changed at this moment and tells of it. */
function save(state: ShopState, now: Date, product: StateNode, fields: FieldObject = {}): StateNode {
  const changed: StateNode = {
    ...product,
    ...fields,
    __typename: 'Product',
    id: product.id,
    updatedAt: isoSeconds(now),
  };
  state.put(changed);
  tellOfProduct(state, 'products/update', changed);
  return changed;
}

function productOf(state: ShopState, variant: StateNode): StateNode {
  return mustGet(state, refId(variant, 'product') ?? '');
}

/**
 * A stock level moves. The variant's own `updatedAt` stays; the product's moves: "the inventory adjustment is counted as
 * an update" (the Admin schema on `Product.updatedAt`).
 */
export function moveInventory(state: ShopState, now: Date, variant: StateNode, by: number): void {
  const moved: StateNode = { ...variant, inventoryQuantity: int(variant, 'inventoryQuantity') + by };
  state.put(moved);
  tellOfInventory(state, moved);
  save(state, now, productOf(state, moved));
}

const createProduct: ChangeRecipe<null> = {
  name: 'createProduct',
  title: 'Create a product',
  target: null,
  weight: 3,
  run: ({ state, rng, now, params }) => {
    const variants = intParam(params, 'variants', () => rng.int(1, 9));
    if (variants < 1 || variants > MOST_VARIANTS)
      throw new ChangeRefused(`variants must be 1 to ${MOST_VARIANTS}`);
    const product = buildProduct(state, rng, { createdAt: now, variants });
    tellOfProduct(state, 'products/create', product);
    return product.id;
  },
};

const updateProduct: ChangeRecipe<'Product'> = {
  name: 'updateProduct',
  title: 'Change title, tags and status',
  target: 'Product',
  weight: 6,
  run: ({ state, rng, now, params }, product) => {
    const invented = (): string =>
      `${rng.pick(ADJECTIVES)} ${rng.pick(MATERIALS)} ${rng.pick(THINGS)} v${rng.int(2, 9)}`;
    const status = stringParam(params, 'status', () =>
      rng.pick(['ACTIVE', 'DRAFT', 'ARCHIVED'])
    ).toUpperCase();
    if (!['ACTIVE', 'DRAFT', 'ARCHIVED', 'UNLISTED'].includes(status))
      throw new ChangeRefused(`No status ${status}`);
    const handle = encodeURIComponent(text(product, 'handle'));
    return save(state, now, product, {
      title: stringParam(params, 'title', invented),
      tags: listParam(params, 'tags', () => someTags(rng, PRODUCT_TAGS)).sort(),
      status,
      onlineStoreUrl: status === 'ACTIVE' ? `https://${state.domain}/products/${handle}` : null,
    }).id;
  },
};

/** A price parameter in the shop's currency. @throws ChangeRefused where it is none. */
function priceParam({ state, rng, params }: ChangeContext): string {
  const currency = shopCurrency(state);
  const given = stringParam(params, 'price', () =>
    priceText(state, everydayUnit(state) * BigInt(rng.int(2, 300)))
  );
  try {
    return fixedAmount(toMinor(given, currency), currency);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ChangeRefused(
      `price must be an amount of ${currency} with at most ${digits(currency)} decimals`
    );
  }
}

const changeVariantPrice: ChangeRecipe<'ProductVariant'> = {
  name: 'changeVariantPrice',
  title: 'Change the price',
  target: 'ProductVariant',
  weight: 6,
  run: (context, variant) => {
    const { state, now } = context;
    state.put({ ...variant, price: priceParam(context), compareAtPrice: null, updatedAt: isoSeconds(now) });
    save(state, now, productOf(state, variant));
    return variant.id;
  },
};

const changeVariantSku: ChangeRecipe<'ProductVariant'> = {
  name: 'changeVariantSku',
  title: 'Change the SKU',
  target: 'ProductVariant',
  weight: 2,
  run: ({ state, rng, now, params }, variant) => {
    const changed: StateNode = {
      ...variant,
      sku: stringParam(params, 'sku', () => `NEW-${rng.int(1000, 9999)}`),
      updatedAt: isoSeconds(now),
    };
    state.put(changed);
    const item = linkedOne(state, changed, 'inventoryItem');
    if (item !== undefined) {
      const moved = { ...item, updatedAt: isoSeconds(now) };
      state.put(moved);
      tellOfInventoryItem(state, moved, changed);
    }
    save(state, now, productOf(state, variant));
    return variant.id;
  },
};

const adjustInventory: ChangeRecipe<'ProductVariant'> = {
  name: 'adjustInventory',
  title: 'Adjust the inventory',
  target: 'ProductVariant',
  weight: 6,
  eligible: (state, node) => linkedOne(state, node, 'inventoryItem')?.tracked === true,
  run: ({ state, rng, now, params }, variant) => {
    moveInventory(
      state,
      now,
      variant,
      intParam(params, 'by', () => rng.pick([-3, -1, 5, 40]))
    );
    return variant.id;
  },
};

/** The product's options with a new value in the first one. */
function withValue(state: ShopState, product: StateNode, value: string): FieldObject[] {
  return objects(product, 'options').map((option, index) =>
    index > 0
      ? option
      : {
          ...option,
          values: [...texts(option, 'values'), value],
          optionValues: [
            ...objects(option, 'optionValues'),
            { id: state.nextId('ProductOptionValue'), name: value, hasVariants: true },
          ],
        }
  );
}

const addVariant: ChangeRecipe<'Product'> = {
  name: 'addVariant',
  title: 'Add a variant',
  target: 'Product',
  weight: 3,
  eligible: (state, node) => {
    const variants = linked(state, node, 'variants');
    return variants.length < MOST_VARIANTS && variants[0]?.title !== 'Default Title';
  },
  run: ({ state, rng, now }, product) => {
    const variants = linked(state, product, 'variants');
    const value = `Special ${variants.length + 1}.${rng.int(100, 999)}`;
    const options = withValue(state, product, value);
    const variant = buildVariant(state, rng, {
      productId: product.id,
      selectedOptions: options.map((option, index) => ({
        name: text(option, 'name'),
        value: index === 0 ? value : (texts(option, 'values')[0] ?? ''),
      })),
      position: variants.length + 1,
      basePrice: everydayUnit(state) * BigInt(rng.int(5, 50)),
      at: isoSeconds(now),
      giftCard: false,
    });
    save(state, now, product, { options, variants: [...variants, variant].map(({ id }) => ref(id)) });
    return variant.id;
  },
};

/** The variants behind it move up. Its option value stays: Shopify keeps values that other variants may use. */
const deleteVariant: ChangeRecipe<'ProductVariant'> = {
  name: 'deleteVariant',
  title: 'Delete the variant',
  target: 'ProductVariant',
  weight: 2,
  eligible: (state, node) => linked(state, productOf(state, node), 'variants').length > 1,
  run: ({ state, now }, variant) => {
    const product = productOf(state, variant);
    const others = linked(state, product, 'variants').filter(({ id }) => id !== variant.id);
    removeVariant(state, variant);
    for (const [index, other] of others.entries()) {
      if (other.position !== index + 1) state.put({ ...other, position: index + 1 });
    }
    save(state, now, product, { variants: others.map(({ id }) => ref(id)) });
    return variant.id;
  },
};

const deleteProduct: ChangeRecipe<'Product'> = {
  name: 'deleteProduct',
  title: 'Delete the product',
  target: 'Product',
  weight: 1,
  run: ({ state }, product) => {
    removeProduct(state, product.id);
    tellOfDeletion(state, 'products/delete', product.id);
    return product.id;
  },
};

export const productChanges: readonly (
  ChangeRecipe<'Product'> | ChangeRecipe<'ProductVariant'> | ChangeRecipe<null>
)[] = [
  createProduct,
  updateProduct,
  changeVariantPrice,
  changeVariantSku,
  adjustInventory,
  addVariant,
  deleteVariant,
  deleteProduct,
];
