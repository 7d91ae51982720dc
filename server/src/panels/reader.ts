import type { Core } from '@strapi/strapi';

import { documentsOf } from '../documents';
import { uidOf, type ShownType } from '../shown-types';

/** What an admin may do, as Strapi's policies leave it in the request's state. */
export type UserAbility = unknown;

/** The part of the Content Manager's permission checker (@strapi/content-manager: services/permission-checker) used here. */
interface PermissionChecker {
  can: { read(): boolean };
  sanitizedQuery: { read(query: object): Promise<{ filters?: object }> };
  sanitizeOutput(record: object): Promise<object>;
}

interface PermissionCheckers {
  create(options: { userAbility: UserAbility; model: string }): PermissionChecker;
}

/** Which records are wanted, and what of them. */
export interface Wanted<F extends string> {
  filters: object;
  fields: readonly F[];
  /** Related records, by the attribute that leads to them, with their fields. */
  populate?: Record<string, { fields: string[] }>;
  sort?: string;
  /** Not for a record that a filter names: Strapi sorts what is limited by its ids, and a planner may go through all of these. */
  limit?: number;
}

/** A record as the person may see it: fields that are hidden from them are missing. */
export type Seen<F extends string> = Partial<Record<F, unknown>> & {
  id: number;
  documentId: string;
  [related: string]: unknown;
};

/**
 * Reads records of a type as the Content Manager would show them to a person: none without the permission to read the type,
 * only those that the permission's conditions allow, and no field that is hidden from them.
 */
export const createReader = (strapi: Core.Strapi, type: ShownType, userAbility: UserAbility) => {
  const uid = uidOf(type);
  const checkers = strapi.plugin('content-manager').service<PermissionCheckers>('permission-checker');
  const checker = checkers.create({ userAbility, model: uid });
  const mayRead = checker.can.read();

  /** The conditions are joined to a filter of ours here: Strapi would take away a filter by a field that is hidden. */
  const allowed = async (filters: object): Promise<object> => {
    const { filters: conditions } = await checker.sanitizedQuery.read({});
    return conditions ? { $and: [filters, conditions] } : filters;
  };

  return {
    mayRead,

    /** @returns null where the person may not read the type. */
    async find<F extends string>({
      filters,
      fields,
      populate,
      sort,
      limit,
    }: Wanted<F>): Promise<Seen<F>[] | null> {
      if (!mayRead) return null;
      const rows = await documentsOf(strapi, uid).findMany({
        filters: await allowed(filters),
        fields: ['documentId', ...fields],
        ...(populate ? { populate } : {}),
        ...(sort ? { sort } : {}),
        ...(limit ? { limit } : {}),
      });
      return Promise.all(rows.map(async (row) => (await checker.sanitizeOutput(row)) as Seen<F>));
    },

    /** @returns 0 where the person may not read the type. */
    async count(filters: object): Promise<number> {
      return mayRead ? documentsOf(strapi, uid).count({ filters: await allowed(filters) }) : 0;
    },
  };
};
