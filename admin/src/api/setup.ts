import { route, shopifyApi } from './client';

import type { DataResponse, ListResponse, Setup, Solution, SolutionName } from '../../../shared/contracts';

const setupApi = shopifyApi.injectEndpoints({
  endpoints: (build) => ({
    getSetup: build.query<Setup, void>({
      query: () => route('setup'),
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
