/** An amount as Strapi serves decimals. */
export type ServedAmount = number | string | null;
