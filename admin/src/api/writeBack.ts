import { route, shopifyApi } from './client';

import type { DataResponse } from '../../../shared/contracts';
import type {
  DraftOrderCreated,
  DraftOrderRequest,
  TagChange,
  TaggedCustomer,
  VariantChoice,
} from '../../../shared/write-back';

/** Which variants are looked for. */
export interface VariantQuery {
  /** The store's domain. */
  store: string;
  /** What their title, their product's title, SKU or barcode has to hold. */
  words: string;
}

const writeBackApi = shopifyApi.injectEndpoints({
  endpoints: (build) => ({
    findVariants: build.query<VariantChoice[], VariantQuery>({
      query: (params) => ({ url: route('write-back', 'variants'), method: 'GET', config: { params } }),
      transformResponse: (answer: DataResponse<VariantChoice[]>) => answer.data,
    }),
    changeTags: build.mutation<TaggedCustomer[], TagChange>({
      query: (data) => ({ url: route('write-back', 'tags'), method: 'POST', data }),
      transformResponse: (answer: DataResponse<TaggedCustomer[]>) => answer.data,
      // The record beside the panel has the tags too: what came of it is stored when the answer is there.
      invalidatesTags: ['ShopifyPanel', 'Document'],
    }),
    createDraftOrder: build.mutation<DraftOrderCreated, DraftOrderRequest>({
      query: (data) => ({ url: route('write-back', 'draft-orders'), method: 'POST', data }),
      transformResponse: (answer: DataResponse<DraftOrderCreated>) => answer.data,
    }),
  }),
});

export const { useFindVariantsQuery, useChangeTagsMutation, useCreateDraftOrderMutation } = writeBackApi;
