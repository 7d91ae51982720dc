/** The selection of an amount in the shop's currency, the currency the records are kept in. */
export const SHOP_MONEY = '{ shopMoney { amount } }';

/** The selection of tax lines; shared by orders, lines and shipping lines. */
export const TAX_LINES = `taxLines { title rate priceSet ${SHOP_MONEY} }`;

/** The selection that tells whether a connection goes on. */
export const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';
