import type { ConnectRequest } from '../../../shared/contracts';
import { IMPORT_SCOPES, type App, type AppInput, type Simulator } from '../../../simulator/src/index';
import {
  connectStoreOverOAuth,
  type ConnectOutcome,
} from '../../../playground/scripts/support/connect-store';
import type { TestStrapi } from './strapi';

const CLIENT_ID = '5f60718293a4b5c6d7e8f90a1b2c3d4e';

/** Registers an app in the simulator, with the URLs of this Strapi; it may read orders of any age. */
export const registerApp = (crm: TestStrapi, simulator: Simulator, settings: Partial<AppInput> = {}): App => {
  const plugin = `${crm.url}/api/shopify-crm`;
  return simulator.local.registerApp({
    clientId: CLIENT_ID,
    scopes: [...IMPORT_SCOPES, 'read_all_orders'],
    appUrl: `${plugin}/oauth/install`,
    redirectUrls: [`${plugin}/oauth/callback`],
    complianceUrl: `${plugin}/webhooks`,
    ...settings,
  });
};

export interface ConnectStoreInput {
  domain: string;
  /** What differs from an app that is set up as it should be. */
  app?: Partial<AppInput>;
  /** What differs from the connect form with a custom app that includes old orders. */
  request?: Partial<ConnectRequest>;
}

/** Connects a simulated store through the real routes, the consent page and all redirects. */
export const connectStore = (
  crm: TestStrapi,
  simulator: Simulator,
  { domain, app, request }: ConnectStoreInput
): Promise<ConnectOutcome> => {
  const { clientId, clientSecret } = registerApp(crm, simulator, app);
  const body: ConnectRequest = {
    domain,
    method: 'custom-app',
    clientId,
    clientSecret,
    includeOldOrders: true,
  };
  return connectStoreOverOAuth({ url: crm.url, token: crm.adminToken }, { ...body, ...request });
};
