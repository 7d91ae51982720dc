import type { Resource } from '../../../../../shared/contracts';
import type { MappedFields } from '../../../records/mapped';
import { mapBatch, type MappedBatch } from '../../../records/mapped/batch';
import { withheldKinds, withoutWithheld, type PersonalKind } from '../../../records/withheld';
import { joinPart, type BulkPart, type Joined } from '../../../shopify/bulk';

/** How nodes become records at this moment: by what the user mapped, and by what Shopify is known to withhold. */
export interface Reading {
  fields: MappedFields;
  kinds: readonly PersonalKind[];
}

/** A part of a bulk result that is to be read. */
export interface PartToRead<R extends Resource = Resource> extends Reading {
  resource: R;
  part: BulkPart;
}

/** The records of a part. */
export interface PartRecords<R extends Resource = Resource> extends MappedBatch<R>, Omit<Joined<R>, 'nodes'> {
  /** What is withheld, as far as this part tells. */
  kinds: PersonalKind[];
}

/**
 * Reads a part of a bulk result, from its lines to records.
 *
 * @throws ShopifyError, SpillError as `joinPart`.
 */
export const readPart = async <R extends Resource>({
  resource,
  part,
  fields,
  kinds: known,
}: PartToRead<R>): Promise<PartRecords<R>> => {
  const { nodes, ...others } = await joinPart(resource, part);
  const kinds = nodes.length === 0 ? [...known] : withheldKinds(resource, nodes, [], known);
  const mapped = mapBatch(
    resource,
    nodes.map((node) => withoutWithheld(resource, node, kinds)),
    fields
  );
  return { ...mapped, ...others, kinds };
};
