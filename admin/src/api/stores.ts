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

/** How many runs the server gives at most; they come newest first. */
const MOST_RUNS = 100;

/** Runs that say nothing of the whole store. */
const BROKEN_OFF: readonly SyncRun['status'][] = ['failed', 'cancelled'];

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
    reconcileStore: build.mutation<SyncRun, { documentId: string; repair: boolean }>({
      query: ({ documentId, ...data }) => ({
        url: route('stores', documentId, 'reconcile'),
        method: 'POST',
        data,
      }),
      transformResponse: (answer: DataResponse<SyncRun>) => answer.data,
      invalidatesTags: ['ShopifyStore'],
    }),
    getLastReconcile: build.query<SyncRun | null, string>({
      query: (domain) => ({
        url: route('sync-runs'),
        config: { params: { store: domain, pageSize: MOST_RUNS } },
      }),
      transformResponse: (answer: ListResponse<SyncRun>) =>
        answer.data.find(({ mode, status }) => mode === 'reconcile' && !BROKEN_OFF.includes(status)) ?? null,
      providesTags: ['ShopifyStore'],
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
  useReconcileStoreMutation,
  useGetLastReconcileQuery,
  useCancelRunMutation,
  useRegisterWebhooksMutation,
} = storesApi;
