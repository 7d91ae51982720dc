import { route, shopifyApi } from './client';

import type { DataResponse, Diagnostics } from '../../../shared/contracts';

const diagnosticsApi = shopifyApi.injectEndpoints({
  endpoints: (build) => ({
    /** Of one store by its domain, of all without one. A mutation, so that each press of the button asks anew. */
    readDiagnostics: build.mutation<Diagnostics, string | undefined>({
      query: (store) => ({
        url: route('diagnostics'),
        method: 'GET',
        config: { params: store ? { store } : {} },
      }),
      transformResponse: (answer: DataResponse<Diagnostics>) => answer.data,
    }),
  }),
});

export const { useReadDiagnosticsMutation } = diagnosticsApi;
