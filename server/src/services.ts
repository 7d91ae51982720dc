import type { Core } from '@strapi/strapi';

import type { DeletedService } from './deleted';
import type { InboxService } from './inbox';
import type { IngestService } from './ingest';
import { PLUGIN_ID } from './plugin-id';
import type { PrivacyService } from './privacy';
import type { SetupService } from './setup';
import type { SolutionsService } from './solutions';
import type { ClientsService } from './stores/clients';
import type { ConnectService } from './stores/connect';
import type { CredentialsService } from './stores/credentials';
import type { StoresService } from './stores/stores';
import type { SubscriptionsService } from './stores/subscriptions';
import type { SyncService } from './sync';

/** The plugin's own services, by the names under which Strapi knows them. */
export interface PluginServices {
  clients: ClientsService;
  connect: ConnectService;
  credentials: CredentialsService;
  deleted: DeletedService;
  inbox: InboxService;
  ingest: IngestService;
  privacy: PrivacyService;
  setup: SetupService;
  solutions: SolutionsService;
  stores: StoresService;
  subscriptions: SubscriptionsService;
  sync: SyncService;
}

/** One of the plugin's services, typed: the one way in which they reach each other. */
export const getService = <K extends keyof PluginServices>(strapi: Core.Strapi, name: K): PluginServices[K] =>
  strapi.plugin(PLUGIN_ID).service(name) as unknown as PluginServices[K];
