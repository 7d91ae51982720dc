import { contentControllers } from './content';
import { createDeletedController } from './deleted';
import { createDiagnosticsController } from './diagnostics';
import { createMappingsController } from './mappings';
import { createOauthController } from './oauth';
import { createOverviewController } from './overview';
import { createPanelsController } from './panels';
import { createPeopleController } from './people';
import { createPrivacyRequestsController } from './privacy-requests';
import { createSetupController } from './setup';
import { createSolutionsController } from './solutions';
import { createStoresController } from './stores';
import { createSyncRunsController } from './sync-runs';
import { createWebhookEventsController } from './webhook-events';
import { createWebhooksController } from './webhooks';
import { createWriteBackController } from './write-back';

export { contentServices } from './content';

/** What Strapi loads as the plugin's controllers. */
export const controllers = {
  ...contentControllers,
  deleted: createDeletedController,
  diagnostics: createDiagnosticsController,
  mappings: createMappingsController,
  oauth: createOauthController,
  overview: createOverviewController,
  panels: createPanelsController,
  people: createPeopleController,
  'privacy-requests': createPrivacyRequestsController,
  setup: createSetupController,
  solutions: createSolutionsController,
  stores: createStoresController,
  'sync-runs': createSyncRunsController,
  'webhook-events': createWebhookEventsController,
  webhooks: createWebhooksController,
  'write-back': createWriteBackController,
};
