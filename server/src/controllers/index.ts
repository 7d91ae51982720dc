import { contentControllers } from './content';
import { createDeletedController } from './deleted';
import { createOauthController } from './oauth';
import { createPrivacyRequestsController } from './privacy-requests';
import { createSetupController } from './setup';
import { createSolutionsController } from './solutions';
import { createStoresController } from './stores';
import { createSyncRunsController } from './sync-runs';
import { createWebhookEventsController } from './webhook-events';
import { createWebhooksController } from './webhooks';

export { contentServices } from './content';

/** What Strapi loads as the plugin's controllers. */
export const controllers = {
  ...contentControllers,
  deleted: createDeletedController,
  oauth: createOauthController,
  'privacy-requests': createPrivacyRequestsController,
  setup: createSetupController,
  solutions: createSolutionsController,
  stores: createStoresController,
  'sync-runs': createSyncRunsController,
  'webhook-events': createWebhookEventsController,
  webhooks: createWebhooksController,
};
