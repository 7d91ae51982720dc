import { route, shopifyApi } from './client';

import type { DataResponse, Overview, RecordPanel } from '../../../shared/contracts';

const recordsApi = shopifyApi.injectEndpoints({
  endpoints: (build) => ({
    getPanel: build.query<RecordPanel, { type: RecordPanel['type']; documentId: string }>({
      query: ({ type, documentId }) => route('panels', type, documentId),
      transformResponse: (answer: DataResponse<RecordPanel>) => answer.data,
      providesTags: ['ShopifyPanel'],
    }),
    getOverview: build.query<Overview, void>({
      query: () => route('overview'),
      transformResponse: (answer: DataResponse<Overview>) => answer.data,
    }),
  }),
});

export const { useGetPanelQuery, useGetOverviewQuery } = recordsApi;
