import assert from 'node:assert/strict';

import { connectStoreOverOAuth } from '../../playground/scripts/support/connect-store';
import { loginSteps } from './login-steps';
import { SYNC_TIMEOUT, until } from './support/admin';
import { requestAsAdmin, superAdminToken } from './support/api';

import type { Store } from '../../shared/contracts';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** Logs in, and has the demo's shop connected and synced by the admin API. */
export const syncedSteps = (scene: Scene): Step[] => [
  ...loginSteps(scene),
  {
    name: 'has a store that is connected and synced',
    run: async () => {
      const { page, demo } = scene;
      const { connected } = await connectStoreOverOAuth(
        { url: demo.url, token: await superAdminToken(demo) },
        { domain: demo.shopDomain, method: 'custom-app', ...demo.app, includeOldOrders: true }
      );
      assert.equal(connected, demo.shopDomain);
      await requestAsAdmin(demo, 'POST', 'solutions/e-commerce/install');
      const isSynced = async (): Promise<boolean> => {
        const [store] = await requestAsAdmin<Store[]>(demo, 'GET', 'stores');
        return store?.activeRun === null && store.counts.invoices === demo.expected.orders;
      };
      await until(page, isSynced, 'the shop is synced', SYNC_TIMEOUT);
    },
  },
];
