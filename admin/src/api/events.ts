import { route, shopifyApi } from './client';

import type { DataResponse, EventListResponse, EventStatus } from '../../../shared/contracts';

/** Which page of which events is wanted; a filter that is left out takes all. */
export interface EventQuery {
  status?: EventStatus;
  /** The store's domain. */
  store?: string;
  /** In Shopify's slash form, such as `orders/updated`. */
  topic?: string;
  page: number;
  pageSize: number;
}

/** Which events go back to work: the named ones, or all that failed (of a store, of a topic). */
export type ReplayRequest = { documentIds: string[] } | { status: 'failed'; store?: string; topic?: string };

const eventsApi = shopifyApi.injectEndpoints({
  endpoints: (build) => ({
    getEvents: build.query<EventListResponse, EventQuery>({
      query: (params) => ({ url: route('webhook-events'), method: 'GET', config: { params } }),
      providesTags: ['ShopifyEvent'],
    }),
    replayEvents: build.mutation<{ replayed: number }, ReplayRequest>({
      query: (data) => ({ url: route('webhook-events', 'replay'), method: 'POST', data }),
      transformResponse: (answer: DataResponse<{ replayed: number }>) => answer.data,
      invalidatesTags: ['ShopifyEvent'],
    }),
  }),
});

export const { useGetEventsQuery, useReplayEventsMutation } = eventsApi;
