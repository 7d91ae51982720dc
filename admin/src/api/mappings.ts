import { route, shopifyApi } from './client';

import type { DataResponse } from '../../../shared/contracts';
import type {
  FieldMapping,
  MappingChange,
  MappingInput,
  MappingOptions,
  MappingPreview,
  PeoplePreview,
  PeopleState,
  PeopleTarget,
} from '../../../shared/mappings';

/** What can be mapped, and the stores whose metafields could not be read. */
export interface MappingOptionsAnswer {
  data: MappingOptions[];
  warnings: { store: string; code: string; message: string }[];
}

const mappingsApi = shopifyApi.injectEndpoints({
  endpoints: (build) => ({
    getMappings: build.query<FieldMapping[], void>({
      query: () => route('mappings'),
      transformResponse: (answer: DataResponse<FieldMapping[]>) => answer.data,
      providesTags: ['ShopifyMapping'],
    }),
    getMappingOptions: build.query<MappingOptionsAnswer, void>({
      query: () => route('mappings', 'options'),
    }),
    saveMapping: build.mutation<MappingChange, MappingInput>({
      query: (data) => ({ url: route('mappings'), method: 'POST', data }),
      invalidatesTags: ['ShopifyMapping'],
    }),
    removeMapping: build.mutation<MappingChange, number>({
      query: (id) => ({ url: route('mappings', String(id)), method: 'DELETE' }),
      invalidatesTags: ['ShopifyMapping'],
    }),
    getPeople: build.query<PeopleState, void>({
      query: () => route('mappings', 'people'),
      transformResponse: (answer: DataResponse<PeopleState>) => answer.data,
      providesTags: ['ShopifyMapping'],
    }),
    savePeople: build.mutation<PeopleState, PeopleTarget>({
      query: (data) => ({ url: route('mappings', 'people'), method: 'POST', data }),
      transformResponse: (answer: DataResponse<PeopleState>) => answer.data,
      invalidatesTags: ['ShopifyMapping'],
    }),
    removePeople: build.mutation<PeopleState, void>({
      query: () => ({ url: route('mappings', 'people'), method: 'DELETE' }),
      transformResponse: (answer: DataResponse<PeopleState>) => answer.data,
      invalidatesTags: ['ShopifyMapping'],
    }),
    previewPeople: build.mutation<PeoplePreview, PeopleTarget>({
      query: (data) => ({ url: route('mappings', 'people', 'preview'), method: 'POST', data }),
      transformResponse: (answer: DataResponse<PeoplePreview>) => answer.data,
    }),
    previewMapping: build.mutation<MappingPreview, MappingInput>({
      query: (data) => ({ url: route('mappings', 'preview'), method: 'POST', data }),
      transformResponse: (answer: DataResponse<MappingPreview>) => answer.data,
    }),
  }),
});

export const {
  useGetMappingsQuery,
  useGetMappingOptionsQuery,
  useSaveMappingMutation,
  useRemoveMappingMutation,
  usePreviewMappingMutation,
  useGetPeopleQuery,
  useSavePeopleMutation,
  useRemovePeopleMutation,
  usePreviewPeopleMutation,
} = mappingsApi;
