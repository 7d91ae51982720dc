import { logIn, PAGE_TIMEOUT } from './support/admin';

import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** How a person gets into the admin panel. */
export const loginSteps = ({ page, demo }: Scene): Step[] => [
  {
    name: 'logs in',
    run: async () => {
      await logIn(page, demo.adminUrl, demo.login);
      // Strapi's own news are in the way of the pictures.
      await page.getByRole('button', { name: /^Close the banner/ }).click({ timeout: PAGE_TIMEOUT });
    },
  },
];
