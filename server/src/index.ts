export type * from '../../shared/contracts';
export type * from '../../shared/write-back';
export type { CrmApi, CrmRecord, FindOptions, SourceType } from './api';
export type { ShopifyCrmConfig } from './config';
export type { ShownType } from './shown-types';
export type { WriteBackService as WriteBackApi } from './write-back';
import { bootstrap } from './bootstrap';
import { config } from './config';
import { contentTypes } from './content-types';
import { contentServices, controllers } from './controllers';
import { destroy } from './destroy';
import { register } from './register';
import { routes } from './routes';
import { serviceFactories } from './service-factories';

/** What Strapi loads. */
export default {
  register,
  bootstrap,
  destroy,
  config,
  contentTypes,
  controllers,
  routes,
  services: { ...contentServices, ...serviceFactories },
  policies: {},
  middlewares: {},
};
