import type { Core } from '@strapi/strapi';
import { RESOURCES, type Resource } from '../../../shared/contracts';
import { getService } from '../services';
import { optionsOf, type StoreRow } from '../stores/rows';
import { importOption } from '../stores/scopes';

/** What may be brought in from a store now: by its import options, and by the solutions that are installed. */
export const allowedResources = async (strapi: Core.Strapi, store: StoreRow): Promise<Resource[]> => {
  const options = optionsOf(store);
  if (!options.enabled) return [];
  const wanted = RESOURCES.filter((resource) => options[importOption[resource]]);
  const solutions = getService(strapi, 'solutions');
  const allowed = await Promise.all(wanted.map((resource) => solutions.allows(resource)));
  return wanted.filter((_, index) => allowed[index]);
};

/** Whether a resource of a store is brought in, by its options as they are now: whoever asks may have begun under others. */
export const isAllowedNow = async (
  strapi: Core.Strapi,
  domain: string,
  resource: Resource
): Promise<boolean> => isAllowed(strapi, await getService(strapi, 'stores').findByDomain(domain), resource);

const isAllowed = async (strapi: Core.Strapi, store: StoreRow | null, resource: Resource): Promise<boolean> =>
  store !== null && (await allowedResources(strapi, store)).includes(resource);

/** Thrown into the work on a resource that is no longer to be brought in. */
export class ResourceOffError extends Error {
  override readonly name = 'ResourceOffError';
}

/**
 * The store as it is now, which is to be asked for again after anything that takes a while.
 *
 * @throws ResourceOffError where the resource is not to be brought in any more.
 */
export const assertStillAllowed = async (
  strapi: Core.Strapi,
  domain: string,
  resource: Resource
): Promise<StoreRow> => {
  const store = await getService(strapi, 'stores').findByDomain(domain);
  if (!store || !(await isAllowed(strapi, store, resource)))
    throw new ResourceOffError(`${resource} are not imported any more`);
  return store;
};
