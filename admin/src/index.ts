import type { PluginDefinition } from '@strapi/strapi/admin';

import { PERMISSIONS } from './permissions';
import { PLUGIN_ID } from './pluginId';
import { registerTrads } from './translations';
import { getTranslation } from './utils/getTranslation';

/** The admin half of the plugin, as Strapi loads it: pages under Settings, fetched when they are opened. */
const plugin: PluginDefinition = {
  register(app) {
    app.addSettingsLink('global', {
      id: PLUGIN_ID,
      to: PLUGIN_ID,
      intlLabel: { id: getTranslation('settings.link'), defaultMessage: 'Shopify' },
      permissions: PERMISSIONS.read,
      Component: () => import('./pages/SettingsRoutes').then((pages) => ({ default: pages.SettingsRoutes })),
    });
    app.registerPlugin({ id: PLUGIN_ID, name: 'Shopify CRM' });
  },
  registerTrads,
};

export default plugin;
