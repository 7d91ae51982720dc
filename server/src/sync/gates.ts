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

/** Whether the lines of a store's orders are brought in, by its options as they are now. */
export const importsLines = async (strapi: Core.Strapi, domain: string): Promise<boolean> => {
  const store = await getService(strapi, 'stores').findByDomain(domain);
  return store === null || optionsOf(store).importLineItems;
};
