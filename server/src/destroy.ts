import type { Core } from '@strapi/strapi';

import { getService } from './services';

/** Strapi stops (it still answers HTTP then): nothing new is begun, and what is under way is given back. */
export const destroy = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  // First: it would begin what the others end.
  await getService(strapi, 'watch').stop();
  await Promise.all([
    getService(strapi, 'deleted').stop(),
    getService(strapi, 'inbox').stop(),
    getService(strapi, 'sync').stop(),
    getService(strapi, 'subscriptions').stop(),
  ]);
  await getService(strapi, 'people').stop();
  await getService(strapi, 'events').settled();
};
