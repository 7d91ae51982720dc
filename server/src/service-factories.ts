import type { Core } from '@strapi/strapi';

import { createCrmService } from './api';
import { createClockService } from './coordination/clock';
import { createWatchService } from './coordination/watch';
import { createDeletedService } from './deleted';
import { createEventsService } from './events';
import { createInboxService } from './inbox';
import { createIngestService } from './ingest';
import { createMappingsService } from './mappings';
import { createPeopleService } from './mappings/people';
import { createPrivacyService } from './privacy';
import type { PluginServices } from './services';
import { createSetupService } from './setup';
import { createSolutionsService } from './solutions';
import { createClientsService } from './stores/credentials/clients';
import { createConnectService } from './stores/connect';
import { createCredentialsService } from './stores/credentials';
import { createStoresService } from './stores';
import { createSubscriptionsService } from './stores/subscriptions';
import { createSyncService } from './sync';
import { createWriteBackService } from './write-back';

type Factories = { [K in keyof PluginServices]: (context: { strapi: Core.Strapi }) => PluginServices[K] };

/** How each service is made; Strapi does so once, on its first use. */
export const serviceFactories: Factories = {
  clients: createClientsService,
  clock: createClockService,
  connect: createConnectService,
  credentials: createCredentialsService,
  crm: createCrmService,
  deleted: createDeletedService,
  events: createEventsService,
  inbox: createInboxService,
  ingest: createIngestService,
  mappings: createMappingsService,
  people: createPeopleService,
  privacy: createPrivacyService,
  setup: createSetupService,
  solutions: createSolutionsService,
  stores: createStoresService,
  subscriptions: createSubscriptionsService,
  sync: createSyncService,
  watch: createWatchService,
  writeBack: createWriteBackService,
};
