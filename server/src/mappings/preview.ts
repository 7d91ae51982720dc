import type { Core } from '@strapi/strapi';

import type { MappingInput, MappingPreview } from '../../../shared/mappings';
import { CrmError } from '../errors';
import { readMapped, type AttributeShape } from '../records/mapped';
import { getService } from '../services';
import { readSamples } from '../shopify/metafields';
import type { StoreRow } from '../stores/rows';
import { OWNERS } from './owners';
import { selectionOf, toMappedField } from './selections';

const storeToAsk = async (strapi: Core.Strapi, domain: string | undefined): Promise<StoreRow> => {
  const stores = getService(strapi, 'stores');
  if (domain === undefined) {
    const [first] = await stores.connected();
    if (!first) throw new CrmError('store_not_connected', { message: 'No store is connected.' });
    return first;
  }
  return stores.requireConnected(domain);
};

/**
 * Tries a mapping on the shop's latest record that has a value for it. Nothing is written.
 *
 * @throws CrmError `store_not_connected`; ShopifyError where Shopify does not answer.
 */
export const previewMapping = async (
  strapi: Core.Strapi,
  mapping: MappingInput,
  shape: AttributeShape,
  domain?: string
): Promise<MappingPreview> => {
  const store = await storeToAsk(strapi, domain);
  const field = toMappedField(mapping, shape);
  const selection = selectionOf(mapping.owner, mapping.source);
  if (!field || !selection) throw new CrmError('request_invalid', { message: 'There is no such field.' });
  const client = getService(strapi, 'clients').forStore(store);
  const samples = await readSamples(client, OWNERS[mapping.owner].type, selection);
  const outcomes = samples.map((sample) => ({ sample, outcome: readMapped(sample, field) }));
  const first = outcomes.find(
    ({ outcome }) => 'misfit' in outcome || (outcome.value !== null && outcome.value !== undefined)
  );
  const { sample, outcome } = first ?? { sample: samples[0], outcome: { value: null } };
  return {
    storeDomain: store.domain,
    shopifyId: sample?.id ?? null,
    found: first !== undefined,
    value: 'misfit' in outcome ? null : (outcome.value ?? null),
    problem: 'misfit' in outcome ? outcome.misfit : null,
  };
};
