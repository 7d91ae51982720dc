import { isDeepStrictEqual } from 'node:util';
import type { Core } from '@strapi/strapi';
import type { Resource } from '../../../shared/contracts';
import { deniedFields, withheldKinds, withoutWithheld, type WithheldParts } from '../records/withheld';
import { getService } from '../services';
import type { FieldError } from '../shopify/api/graphql-errors';
import type { CompleteNode } from '../shopify/read';
import type { StoreRow } from '../stores/rows';

/** What Shopify is known to withhold from a store's app. */
export const withheldFrom = (store: Pick<StoreRow, 'withheld'> | null): WithheldParts =>
  store?.withheld ?? { kinds: [], fields: [] };

/** What it is known to withhold now. */
export const knownWithheld = async (strapi: Core.Strapi, domain: string): Promise<WithheldParts> =>
  withheldFrom(await getService(strapi, 'stores').findByDomain(domain));

/** Has the store remember what a read told, for its card and for reads that do not tell (bulk operations give a bare null). */
export const noteWithheld = async (
  strapi: Core.Strapi,
  domain: string,
  known: WithheldParts,
  told: WithheldParts
): Promise<void> => {
  if (!isDeepStrictEqual(told, known)) await getService(strapi, 'stores').update(domain, { withheld: told });
};

/**
 * The nodes of a read with what Shopify withholds from the app as unknown.
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
  const known = await knownWithheld(strapi, domain);
  const kinds = withheldKinds(resource, nodes, errors ?? [], known.kinds);
  const fields = errors
    ? [...known.fields.filter((one) => one.resource !== resource), ...deniedFields(resource, errors)]
    : known.fields;
  await noteWithheld(strapi, domain, known, { kinds, fields });
  return nodes.map((node) => withoutWithheld(resource, node, kinds));
};
