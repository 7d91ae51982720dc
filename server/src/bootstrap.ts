import type { Core } from '@strapi/strapi';

import { withdrawContentActions } from './policies/content-manager';
import { permissionActions } from './policies/permissions';
import { getService } from './services';
import { lookForDroppedStores } from './stores/dropped-stores';
import { tidyStores } from './stores/upkeep';

/**
 * Once everything is loaded: permissions, and the work that goes on by itself. Nothing here waits for Shopify: Strapi starts
 * whether Shopify answers or not.
 */
export const bootstrap = async ({ strapi }: { strapi: Core.Strapi }): Promise<void> => {
  await strapi.service('admin::permission').actionProvider.registerMany(permissionActions);
  withdrawContentActions(strapi);
  await getService(strapi, 'ingest').prepare();
  await lookForDroppedStores(strapi);
  await tidyStores(strapi);
  getService(strapi, 'deleted').purgeWhenDue();
  await getService(strapi, 'inbox').start();
  await getService(strapi, 'sync').resume();
  getService(strapi, 'people').lookThrough();
  getService(strapi, 'watch').start();
  void getService(strapi, 'subscriptions').heal();
};
