import { route, shopifyApi } from './client';

import type { ListResponse, PrivacyAction, PrivacyRequest } from '../../../shared/contracts';

const privacyApi = shopifyApi.injectEndpoints({
  endpoints: (build) => ({
    getPrivacyRequests: build.query<ListResponse<PrivacyRequest>, { page: number; pageSize: number }>({
      query: (params) => ({ url: route('privacy-requests'), method: 'GET', config: { params } }),
      providesTags: ['ShopifyPrivacy'],
    }),
    /** All that is held on a person. It is asked for anew each time, and not kept: it is personal data. */
    exportPrivacyRequest: build.mutation<unknown, string>({
      query: (documentId) => ({ url: route('privacy-requests', documentId, 'export'), method: 'GET' }),
      invalidatesTags: ['ShopifyPrivacy'],
    }),
    completePrivacyRequest: build.mutation<unknown, { documentId: string; action?: PrivacyAction }>({
      query: ({ documentId, ...data }) => ({
        url: route('privacy-requests', documentId, 'complete'),
        method: 'POST',
        data,
      }),
      invalidatesTags: ['ShopifyPrivacy'],
    }),
  }),
});

export const {
  useGetPrivacyRequestsQuery,
  useExportPrivacyRequestMutation,
  useCompletePrivacyRequestMutation,
} = privacyApi;
