import type { Core } from '@strapi/strapi';

import type { Resource } from '../../../shared/contracts';
import {
  MAPPING_OWNERS,
  type FieldMapping,
  type MappingChange,
  type MappingInput,
  type MappingOptions,
  type MappingOwner,
  type MappingPreview,
} from '../../../shared/mappings';
import { CrmError, fieldError, toCrmError } from '../errors';
import type { AttributeShape, MappedField, MappedFields, Misfit } from '../records/mapped';
import { getService } from '../services';
import type { MappedSelections } from '../shopify/queries/mapped';
import { attributesFor, choicesOf } from './choices';
import { OWNERS } from './owners';
import { previewMapping } from './preview';
import { mappingRows } from './rows';
import { selectionsOf, toMappedField } from './selections';
import { targetsOf } from './targets';

/** A store whose metafields could not be read, and why. */
export interface MappingWarning {
  store: string;
  code: string;
  message: string;
}

/** Fields and metafields of Shopify's that go into attributes which the user added. */
export const createMappingsService = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = mappingRows(strapi);

  /** @throws CrmError `request_invalid` where the attribute is not the user's, or is of a type that the value never fits. */
  const shapeFor = ({ owner, source, target }: MappingInput): AttributeShape => {
    const shape = targetsOf(strapi, owner).get(target);
    if (!shape) {
      throw fieldError(
        'target',
        'There is no such attribute that you added to this content type and that can take a value.'
      );
    }
    const allowed = attributesFor(owner, source);
    if (allowed.length === 0) throw fieldError('source', 'This cannot be mapped.');
    if (!allowed.includes(shape.type)) {
      throw fieldError(
        'target',
        `It fits attributes of these types: ${allowed.join(', ')}; not ${shape.type}.`
      );
    }
    return shape;
  };

  /** The mappings whose attribute is there: an app may have lost it since. */
  const current = async (): Promise<{ mapping: FieldMapping; shape: AttributeShape }[]> => {
    const mappings = await rows.all();
    return mappings.flatMap((mapping) => {
      const shape = targetsOf(strapi, mapping.owner).get(mapping.target);
      return shape ? [{ mapping, shape }] : [];
    });
  };

  return {
    list: (): Promise<FieldMapping[]> => rows.all(),

    /** What exists on both sides. Stores that do not answer are warnings. */
    async options(): Promise<{ data: MappingOptions[]; warnings: MappingWarning[] }> {
      const data: MappingOptions[] = [];
      const warnings: MappingWarning[] = [];
      for (const owner of MAPPING_OWNERS) {
        const { choices, failures } = await choicesOf(strapi, owner);
        const targets = [...targetsOf(strapi, owner)].map(([name, { type }]) => ({ name, type }));
        data.push({ owner, contentType: OWNERS[owner].contentType, targets, choices });
        for (const { store, error } of failures) {
          const known = toCrmError(error);
          if (!known) throw error;
          warnings.push({ store, code: known.code, message: known.message });
        }
      }
      return { data, warnings };
    },

    /**
     * Saves a mapping, in place of what its attribute took before.
     *
     * @throws CrmError `request_invalid` with the field that is wrong.
     */
    async save(input: MappingInput): Promise<MappingChange> {
      shapeFor(input);
      const data = await rows.save(input);
      const { resource } = OWNERS[input.owner];
      await getService(strapi, 'ingest').expectAnew(resource);
      return { data, resyncNeeded: [resource] };
    },

    /**
     * Forgets a mapping. The values stay; from now on they are the editors'.
     *
     * @throws CrmError `not_found`
     */
    async remove(id: number): Promise<MappingChange> {
      const data = await rows.byId(id);
      if (!data) throw new CrmError('not_found', { message: 'There is no such mapping.' });
      await rows.remove(id);
      await getService(strapi, 'ingest').expectAnew(OWNERS[data.owner].resource);
      return { data, resyncNeeded: [] };
    },

    /** Tries a mapping on a record of a store's (the first connected one by default). @throws CrmError, ShopifyError */
    async preview(input: MappingInput, store?: string): Promise<MappingPreview> {
      return previewMapping(strapi, input, shapeFor(input), store);
    },

    /** What documents to Shopify ask for beside their own fields. */
    async selections(): Promise<MappedSelections> {
      return selectionsOf((await current()).map(({ mapping }) => mapping));
    },

    /** How the records' mapper reads the mapped fields. Read anew each time: another process may have changed them. */
    async fields(): Promise<MappedFields> {
      const fields: Record<MappingOwner, MappedField[]> = {
        customer: [],
        product: [],
        variant: [],
        order: [],
      };
      for (const { mapping, shape } of await current()) {
        const field = toMappedField(mapping, shape);
        if (field) fields[mapping.owner].push(field);
      }
      return fields;
    },

    /** Names the values that did not fit: in the log each, and the last one beside its mapping. */
    async report(store: string, resource: Resource, misfits: readonly Misfit[]): Promise<void> {
      const last = new Map<string, Misfit>();
      for (const misfit of misfits) {
        strapi.log.warn(
          `[shopify-crm] ${store}: ${misfit.shopifyId}: ${misfit.attribute} stays as it was: ${misfit.reason}`
        );
        last.set(`${ownerOf(resource, misfit.shopifyId)} ${misfit.attribute}`, misfit);
      }
      for (const { shopifyId, attribute, reason } of last.values()) {
        await rows.noteProblem(ownerOf(resource, shopifyId), attribute, {
          code: 'mapped_value_unfit',
          message: `${store}: ${shopifyId}: ${reason}`,
          at: new Date().toISOString(),
        });
      }
    },
  };
};

const ownerOf = (resource: Resource, shopifyId: string): MappingOwner =>
  MAPPING_OWNERS.find((owner) => {
    const { type, resource: of } = OWNERS[owner];
    return of === resource && shopifyId.includes(`/${type}/`);
  }) ?? 'customer';

export type MappingsService = ReturnType<typeof createMappingsService>;
