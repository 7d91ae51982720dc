import { route, shopifyApi } from './client';

import type {
  ConnectRequest,
  DataResponse,
  ListResponse,
  Resource,
  Store,
  StoreOptions,
  SyncMode,
  SyncRun,
} from '../../../shared/contracts';

/** A sync to be started; without `resources`, of everything that may sync. */
interface SyncRequest {
  documentId: string;
  mode: Exclude<SyncMode, 'reconcile'>;
  resources?: Resource[];
}

/** Where the browser goes on, or, for the methods without a redirect, the connected store. */
export type ConnectAnswer = { redirectUrl: string } | Store;

const storesApi = shopifyApi.injectEndpoints({
  endpoints: (build) => ({
    getStores: build.query<Store[], void>({
      query: () => route('stores'),
      transformResponse: (answer: ListResponse<Store>) => answer.data,
      providesTags: ['ShopifyStore'],
    }),
    connectStore: build.mutation<ConnectAnswer, ConnectRequest>({
      query: (data) => ({ url: route('stores', 'connect'), method: 'POST', data }),
      transformResponse: (answer: DataResponse<ConnectAnswer>) => answer.data,
      invalidatesTags: ['ShopifyStore'],
    }),
    setOptions: build.mutation<Store, { documentId: string; options: Partial<StoreOptions> }>({
      query: ({ documentId, options }) => ({
        url: route('stores', documentId),
        method: 'PUT',
        data: { options },
      }),
      transformResponse: (answer: DataResponse<Store>) => answer.data,
      invalidatesTags: ['ShopifyStore'],
    }),
    disconnectStore: build.mutation<{ data: Store; warnings: string[] }, string>({
      query: (documentId) => ({ url: route('stores', documentId, 'disconnect'), method: 'POST' }),
      invalidatesTags: ['ShopifyStore'],
    }),
    syncStore: build.mutation<SyncRun, SyncRequest>({
      query: ({ documentId, ...data }) => ({
        url: route('stores', documentId, 'sync'),
        method: 'POST',
        data,
      }),
      transformResponse: (answer: DataResponse<SyncRun>) => answer.data,
      invalidatesTags: ['ShopifyStore'],
    }),
    cancelRun: build.mutation<unknown, string>({
      query: (documentId) => ({ url: route('sync-runs', documentId, 'cancel'), method: 'POST' }),
      invalidatesTags: ['ShopifyStore'],
    }),
    registerWebhooks: build.mutation<unknown, string>({
      query: (documentId) => ({ url: route('stores', documentId, 'webhooks'), method: 'POST' }),
      invalidatesTags: ['ShopifyStore'],
    }),
  }),
});

export const {
  useGetStoresQuery,
  useConnectStoreMutation,
  useSetOptionsMutation,
  useDisconnectStoreMutation,
  useSyncStoreMutation,
  useCancelRunMutation,
  useRegisterWebhooksMutation,
} = storesApi;
