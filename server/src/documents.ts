import type { Core, UID } from '@strapi/strapi';

/** A document; which attributes it has is known at run time only. */
export interface StoredDocument {
  id: number;
  documentId: string;
  [attribute: string]: unknown;
}

/** What a read may ask for. */
interface Query {
  filters?: object;
  fields?: readonly string[];
  populate?: object | string;
  sort?: string;
  limit?: number;
}

interface Documents {
  findOne(params: { documentId: string; status?: 'published' }): Promise<StoredDocument | null>;
  findFirst(params: Query): Promise<StoredDocument | null>;
  findMany(params: Query): Promise<StoredDocument[]>;
  count(params: { filters: object }): Promise<number>;
  create(params: { data: object; status?: 'published' }): Promise<StoredDocument>;
  update(params: { documentId: string; data: object; status?: 'published' }): Promise<StoredDocument | null>;
  delete(params: { documentId: string; locale?: '*' }): Promise<unknown>;
  unpublish(params: { documentId: string }): Promise<unknown>;
}

/** What is used of Strapi's document service. Its own types know the content types of a compiled application alone. */
export const documentsOf = (strapi: Core.Strapi, uid: string): Documents =>
  strapi.documents(uid as UID.ContentType) as Documents;
