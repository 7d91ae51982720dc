import { adminRoutes } from './admin';
import { contentApiRoutes } from './content-api';

/** What Strapi loads as the plugin's routes. */
export const routes = { admin: adminRoutes, 'content-api': contentApiRoutes };
