import { route, shopifyApi } from './client';

import type { DataResponse, ListResponse, SyncRun, SyncRunDetail } from '../../../shared/contracts';

/** How many runs of a store are shown. */
const LAST_RUNS = 10;

const runsApi = shopifyApi.injectEndpoints({
  endpoints: (build) => ({
    /** The last runs of a store, by its domain, the newest first. */
    getRuns: build.query<SyncRun[], string>({
      query: (store) => ({
        url: route('sync-runs'),
        method: 'GET',
        config: { params: { store, pageSize: LAST_RUNS } },
      }),
      transformResponse: (answer: ListResponse<SyncRun>) => answer.data,
    }),
    getRun: build.query<SyncRunDetail, string>({
      query: (documentId) => route('sync-runs', documentId),
      transformResponse: (answer: DataResponse<SyncRunDetail>) => answer.data,
      providesTags: ['ShopifyStore'],
    }),
  }),
});

export const { useGetRunsQuery, useGetRunQuery } = runsApi;
