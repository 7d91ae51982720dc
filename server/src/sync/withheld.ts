import { isDeepStrictEqual } from 'node:util';
import type { Core } from '@strapi/strapi';
import type { Resource } from '../../../shared/contracts';
import { deniedFields, withheldKinds, withoutWithheld } from '../records/withheld';
import { getService } from '../services';
import type { FieldError } from '../shopify/api/graphql-errors';
import type { CompleteNode } from '../shopify/read';

/**
 * The nodes of a read with what Shopify withholds from the app as unknown; the store remembers what that is, for its card and
 * for reads that do not tell (bulk operations give a bare null).
 *
 * @param errors what the read was denied; undefined where it cannot tell.
 */
export const knownParts = async <R extends Resource>(
  strapi: Core.Strapi,
  domain: string,
  resource: R,
  { nodes, errors }: { nodes: readonly CompleteNode<R>[]; errors?: readonly FieldError[] }
): Promise<readonly CompleteNode<R>[]> => {
  if (nodes.length === 0 && !errors?.length) return nodes;
  const stores = getService(strapi, 'stores');
  const known = (await stores.findByDomain(domain))?.withheld ?? { kinds: [], fields: [] };
  const kinds = withheldKinds(resource, nodes, errors ?? [], known.kinds);
  const fields = errors
    ? [...known.fields.filter((one) => one.resource !== resource), ...deniedFields(resource, errors)]
    : known.fields;
  if (!isDeepStrictEqual({ kinds, fields }, known))
    await stores.update(domain, { withheld: { kinds, fields } });
  return nodes.map((node) => withoutWithheld(resource, node, kinds));
};
