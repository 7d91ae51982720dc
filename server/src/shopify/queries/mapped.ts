/** The types of Shopify's whose fields a user may map. */
export const MAPPABLE_TYPES = ['Customer', 'Product', 'ProductVariant', 'Order'] as const;
export type MappableType = (typeof MAPPABLE_TYPES)[number];

/** What is asked for beside the documents' own fields, such as `alias: metafield(…) { type value }`, by type. */
export type MappedSelections = Partial<Record<MappableType, string>>;

/** Marks the place in a document where the mapped fields of a type are asked for: a comment until they are put in. */
export const mappedFieldsOf = (type: MappableType): string => `# mapped fields of ${type}\n`;

/**
 * A document that asks for the mapped fields, too.
 *
 * @param selections complete selections, each with an alias that no field of the documents has.
 */
export const withMappedFields = (document: string, selections: MappedSelections): string =>
  MAPPABLE_TYPES.reduce(
    (text, type) => text.replaceAll(mappedFieldsOf(type), selections[type] ?? ''),
    document
  );
