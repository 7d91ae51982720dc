import type { Resource } from '../../../../shared/contracts';
import type { CompleteNode } from '../../shopify/read/types';
import { digested } from '../digest';
import { encodeRecord, type EncodedOf } from '../encoded';
import { mapWithFields } from './index';
import type { MappedFields, Misfit } from './types';

/** What nodes become. */
export interface MappedBatch<R extends Resource = Resource> {
  records: EncodedOf<R>[];
  /** Values that the user mapped and that did not fit. */
  misfits: Misfit[];
  /** Nodes that become no record, and why. */
  unmapped: { shopifyId: string; message: string }[];
}

/** The records that nodes become; one that cannot be mapped does not keep the others from it. */
export const mapBatch = <R extends Resource>(
  resource: R,
  nodes: readonly CompleteNode<R>[],
  fields: MappedFields
): MappedBatch<R> => {
  const batch: MappedBatch<R> = { records: [], misfits: [], unmapped: [] };
  for (const node of nodes) {
    try {
      const { record, misfits } = mapWithFields(resource, node, fields);
      batch.records.push(digested(encodeRecord(resource, record)));
      batch.misfits.push(...misfits);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      batch.unmapped.push({ shopifyId: node.id, message });
    }
  }
  return batch;
};
