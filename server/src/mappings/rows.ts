import type { Core } from '@strapi/strapi';

import type { StoredError } from '../../../shared/contracts';
import type { FieldMapping, MappingInput, MappingOwner } from '../../../shared/mappings';
import { json, string } from '../content-types/support/attributes';
import { definePrivateModel } from '../private-model';

/** A private table of the plugin's own: which field of Shopify's goes into which attribute. */
export const mappingModel = definePrivateModel(
  { singularName: 'field-mapping', pluralName: 'field-mappings' },
  {
    owner: string(),
    target: string(),
    field: string(),
    namespace: string(),
    metafieldKey: string(),
    metafieldType: string(),
    problem: json(),
  },
  [{ name: 'target_unique', columns: ['owner', 'target'], type: 'unique' }]
);

interface MappingRow {
  id: number;
  owner: MappingOwner;
  target: string;
  field: string | null;
  namespace: string | null;
  metafieldKey: string | null;
  metafieldType: string | null;
  problem: StoredError | null;
}

const toMapping = (row: MappingRow): FieldMapping => ({
  id: row.id,
  owner: row.owner,
  target: row.target,
  source:
    row.field === null
      ? {
          kind: 'metafield',
          namespace: row.namespace ?? '',
          key: row.metafieldKey ?? '',
          type: row.metafieldType,
        }
      : { kind: 'field', field: row.field },
  problem: row.problem,
});

const toData = ({ source }: MappingInput) =>
  source.kind === 'field'
    ? { field: source.field, namespace: null, metafieldKey: null, metafieldType: null }
    : { field: null, namespace: source.namespace, metafieldKey: source.key, metafieldType: source.type };

/** The table of the mappings. */
export const mappingRows = (strapi: Core.Strapi) => {
  const query = () => strapi.db.query(mappingModel.uid);
  return {
    async all(): Promise<FieldMapping[]> {
      const rows: MappingRow[] = await query().findMany({ orderBy: [{ owner: 'asc' }, { target: 'asc' }] });
      return rows.map(toMapping);
    },

    async byId(id: number): Promise<FieldMapping | null> {
      const row: MappingRow | null = await query().findOne({ where: { id } });
      return row && toMapping(row);
    },

    /** One attribute takes one field: saving it again replaces what it took. */
    async save(input: MappingInput): Promise<FieldMapping> {
      const { owner, target } = input;
      const data = { ...toData(input), problem: null };
      const { count } = await query().updateMany({ where: { owner, target }, data });
      if (count === 0) await query().create({ data: { owner, target, ...data } });
      return toMapping(await query().findOne({ where: { owner, target } }));
    },

    remove: (id: number): Promise<unknown> => query().delete({ where: { id } }),

    /** Notes the last value that did not fit. */
    noteProblem: (owner: MappingOwner, target: string, problem: StoredError): Promise<unknown> =>
      query().updateMany({ where: { owner, target }, data: { problem } }),
  };
};
