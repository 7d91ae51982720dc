/** The three kinds of Shopify resources a sync moves. */
export const RESOURCES = ['customers', 'products', 'orders'] as const;
export type Resource = (typeof RESOURCES)[number];
