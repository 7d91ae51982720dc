import type { Core } from '@strapi/strapi';

import type { CrmApi } from './api';
import type { ClockService } from './coordination/clock';
import type { WatchService } from './coordination/watch';
import type { DeletedService } from './deleted';
import type { EventsService } from './events';
import type { InboxService } from './inbox';
import type { IngestService } from './ingest';
import type { MappingsService } from './mappings';
import type { PeopleService } from './mappings/people';
import { PLUGIN_ID } from './plugin-id';
import type { PrivacyService } from './privacy';
import type { SetupService } from './setup';
import type { SolutionsService } from './solutions';
import type { ClientsService } from './stores/credentials/clients';
import type { ConnectService } from './stores/connect';
import type { CredentialsService } from './stores/credentials';
import type { StoresService } from './stores';
import type { SubscriptionsService } from './stores/subscriptions';
import type { SyncService } from './sync';
import type { WriteBackService } from './write-back';

/** The plugin's own services, by the names under which Strapi knows them. */
export interface PluginServices {
  clients: ClientsService;
  clock: ClockService;
  connect: ConnectService;
  credentials: CredentialsService;
  crm: CrmApi;
  deleted: DeletedService;
  events: EventsService;
  inbox: InboxService;
  ingest: IngestService;
  mappings: MappingsService;
  people: PeopleService;
  privacy: PrivacyService;
  setup: SetupService;
  solutions: SolutionsService;
  stores: StoresService;
  subscriptions: SubscriptionsService;
  sync: SyncService;
  watch: WatchService;
  writeBack: WriteBackService;
}

/** One of the plugin's services, typed: the one way in which they reach each other. */
export const getService = <K extends keyof PluginServices>(strapi: Core.Strapi, name: K): PluginServices[K] =>
  strapi.plugin(PLUGIN_ID).service<PluginServices[K]>(name);
