import type { Core } from '@strapi/strapi';

import { createDeletedService } from './deleted';
import { createInboxService } from './inbox';
import { createIngestService } from './ingest';
import { createPrivacyService } from './privacy';
import type { PluginServices } from './services';
import { createSetupService } from './setup';
import { createSolutionsService } from './solutions';
import { createClientsService } from './stores/clients';
import { createConnectService } from './stores/connect';
import { createCredentialsService } from './stores/credentials';
import { createStoresService } from './stores/stores';
import { createSubscriptionsService } from './stores/subscriptions';
import { createSyncService } from './sync';

type Factories = { [K in keyof PluginServices]: (context: { strapi: Core.Strapi }) => PluginServices[K] };

/** How each service is made; Strapi does so once, on its first use. */
export const serviceFactories: Factories = {
  clients: createClientsService,
  connect: createConnectService,
  credentials: createCredentialsService,
  deleted: createDeletedService,
  inbox: createInboxService,
  ingest: createIngestService,
  privacy: createPrivacyService,
  setup: createSetupService,
  solutions: createSolutionsService,
  stores: createStoresService,
  subscriptions: createSubscriptionsService,
  sync: createSyncService,
};
