import { route, shopifyApi } from './client';

import type { DeletedRecord, ListResponse } from '../../../shared/contracts';

/** Which page of the deleted records of which type is wanted. */
export interface DeletedQuery {
  /** The singular name of a content type. */
  type: string;
  page: number;
  pageSize: number;
}

const deletedApi = shopifyApi.injectEndpoints({
  endpoints: (build) => ({
    getDeleted: build.query<ListResponse<DeletedRecord>, DeletedQuery>({
      query: (params) => ({ url: route('deleted'), method: 'GET', config: { params } }),
      providesTags: ['ShopifyDeleted'],
    }),
    restoreDeleted: build.mutation<unknown, Pick<DeletedRecord, 'type' | 'documentId'>>({
      query: (data) => ({ url: route('deleted', 'restore'), method: 'POST', data }),
      invalidatesTags: ['ShopifyDeleted', 'ShopifyStore'],
    }),
  }),
});

export const { useGetDeletedQuery, useRestoreDeletedMutation } = deletedApi;
