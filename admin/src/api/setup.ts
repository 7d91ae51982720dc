import { route, shopifyApi } from './client';

import type { DataResponse, ListResponse, Setup, Solution, SolutionName } from '../../../shared/contracts';

/** Which scopes the app is to ask for: the least that the import needs, or the long list of the guide. */
export type ScopeExtent = 'least' | 'full';

const setupApi = shopifyApi.injectEndpoints({
  endpoints: (build) => ({
    getSetup: build.query<Setup, ScopeExtent>({
      query: (scopes) => ({ url: route('setup'), method: 'GET', config: { params: { scopes } } }),
      transformResponse: (answer: DataResponse<Setup>) => answer.data,
      providesTags: ['ShopifySetup'],
    }),
    getSolutions: build.query<Solution[], void>({
      query: () => route('solutions'),
      transformResponse: (answer: ListResponse<Solution>) => answer.data,
      providesTags: ['ShopifySolution'],
    }),
    installSolution: build.mutation<unknown, SolutionName>({
      query: (name) => ({ url: route('solutions', name, 'install'), method: 'POST' }),
      invalidatesTags: ['ShopifySolution', 'ShopifyStore'],
    }),
  }),
});

export const { useGetSetupQuery, useGetSolutionsQuery, useInstallSolutionMutation } = setupApi;
