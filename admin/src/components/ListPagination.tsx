import { Pagination } from '@strapi/strapi/admin';

import { DEFAULT_PAGE_SIZE } from '../utils/pageQuery';

import type { Pagination as PaginationData } from '../../../shared/contracts';

/** The pages of a list, in the page's address. */
export function ListPagination({ pagination }: { pagination: PaginationData }) {
  return (
    <Pagination.Root {...pagination} defaultPageSize={DEFAULT_PAGE_SIZE}>
      <Pagination.PageSize />
      <Pagination.Links />
    </Pagination.Root>
  );
}
