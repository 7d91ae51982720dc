import type { Core } from '@strapi/strapi';

import { permissionActions } from './policies/permissions';
import { getService } from './services';
import { tidyStores } from './stores/upkeep';

/**
 * Once everything is loaded: permissions, and the work that goes on by itself. Nothing here waits for Shopify: Strapi starts
 * whether Shopify answers or not.
 */
export const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await strapi.service('admin::permission').actionProvider.registerMany(permissionActions);
  await tidyStores(strapi);
  getService(strapi, 'deleted').purgeWhenDue();
  getService(strapi, 'inbox').start();
  await getService(strapi, 'sync').resume();
  void getService(strapi, 'subscriptions').heal();
};
