/** The page's address as Strapi's `useQueryParams` reads it: anybody may have written anything into it. */
export type PageAddress = Record<string, unknown>;

/** The sizes of a page that the server accepts and Strapi's pagination offers. */
const PAGE_SIZES = [10, 20, 50, 100];

/** How many rows a page shows at first. */
export const DEFAULT_PAGE_SIZE = 20;

/**
 * Which page of a list the address asks for; what it should not hold is left out.
 * @param address - the query of the page's address
 */
export function parsePage(address: PageAddress): { page: number; pageSize: number } {
  const page = Number(address.page);
  const pageSize = Number(address.pageSize);
  return {
    page: Number.isInteger(page) && page > 0 ? page : 1,
    pageSize: PAGE_SIZES.includes(pageSize) ? pageSize : DEFAULT_PAGE_SIZE,
  };
}
