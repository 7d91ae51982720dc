import { Store as StoreIcon } from '@strapi/icons';
import type { PluginDefinition } from '@strapi/strapi/admin';

import { ShopifySidePanel } from './content-manager/sidePanels';
import { STORES_PATH } from './paths';
import { PERMISSIONS } from './permissions';
import { PLUGIN_ID } from './pluginId';
import { registerTrads } from './translations';
import { getTranslation } from './utils/getTranslation';

/** The part of the Content Manager (@strapi/content-manager: content-manager.tsx) that is used here. */
interface ContentManagerApis extends Record<string, unknown> {
  addEditViewSidePanel: (panels: (typeof ShopifySidePanel)[]) => void;
}

/** The admin half of the plugin, as Strapi loads it: all that is seen is fetched when it is opened. */
const plugin: PluginDefinition = {
  register(app) {
    app.addSettingsLink('global', {
      id: PLUGIN_ID,
      to: PLUGIN_ID,
      intlLabel: { id: getTranslation('settings.link'), defaultMessage: 'Shopify' },
      permissions: [...PERMISSIONS.read, ...PERMISSIONS.privacy],
      Component: () => import('./pages/SettingsRoutes').then((pages) => ({ default: pages.SettingsRoutes })),
    });
    app.widgets.register({
      id: 'stores',
      pluginId: PLUGIN_ID,
      icon: StoreIcon,
      title: { id: getTranslation('widget.title'), defaultMessage: 'Shopify' },
      link: {
        label: { id: getTranslation('widget.link'), defaultMessage: 'Open stores' },
        href: STORES_PATH,
      },
      permissions: PERMISSIONS.read,
      component: () => import('./widgets/StoresWidget').then(({ StoresWidget }) => StoresWidget),
    });
    app.registerPlugin({ id: PLUGIN_ID, name: 'Shopify CRM' });
  },
  bootstrap(app) {
    const contentManager = app.getPlugin('content-manager').apis as ContentManagerApis;
    contentManager.addEditViewSidePanel([ShopifySidePanel]);
  },
  registerTrads,
};

export default plugin;
