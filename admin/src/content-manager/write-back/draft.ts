import type { VariantChoice } from '../../../../shared/write-back';

/** The most that Shopify takes of one variant. */
const MOST = 1_000_000;

/** A variant of a draft order; without a quantity as long as none is typed. */
export interface DraftLine {
  variant: VariantChoice;
  quantity: number | undefined;
}

/** A key that stands for one draft order; made where `crypto.randomUUID` is not: on a page without https. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0')
  ).join('');
}

/** The lines with one more of a variant. */
export function withVariant(lines: readonly DraftLine[], variant: VariantChoice): DraftLine[] {
  const known = lines.find((line) => line.variant.documentId === variant.documentId);
  return known
    ? withQuantity(lines, variant.documentId, Math.min((known.quantity ?? 0) + 1, MOST))
    : [...lines, { variant, quantity: 1 }];
}

/** The lines with another quantity of a variant. */
export function withQuantity(
  lines: readonly DraftLine[],
  documentId: string,
  quantity: number | undefined
): DraftLine[] {
  return lines.map((line) => (line.variant.documentId === documentId ? { ...line, quantity } : line));
}

/**
 * The lines as the server takes them.
 * @returns null where there are none, or a quantity is no number that can be ordered
 */
export function readLines(lines: readonly DraftLine[]): { variant: string; quantity: number }[] | null {
  const read = lines.flatMap(({ variant, quantity }) =>
    quantity !== undefined && Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST
      ? [{ variant: variant.documentId, quantity }]
      : []
  );
  return read.length > 0 && read.length === lines.length ? read : null;
}

/** What Shopify calls the one variant of a product without options. */
const NO_OPTIONS = 'Default Title';

/** By what a person knows a variant. */
export function variantName({ productTitle, title, documentId }: VariantChoice): string {
  const own = productTitle && title === NO_OPTIONS ? null : title;
  return [productTitle, own].filter(Boolean).join(' · ') || documentId;
}
