import { PAGE_TIMEOUT, settingsUrl, until } from './support/admin';
import { requestAsAdmin } from './support/api';
import { registerApp, openShop } from './support/demo';
import { ALERT_DIALOG, pressOn, visitDialogByKeyboard } from './support/keyboard';
import { inspectPage, takePicture } from './support/page';

import type { Locator } from 'playwright-core';
import type { Store } from '../../shared/contracts';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** How a person decides what becomes of the records of stores that were disconnected here. */
export const shopRedactSteps = ({ page, demo }: Scene): Step[] => {
  const row = (domain: string): Locator =>
    page.getByRole('grid').getByRole('row').filter({ hasText: domain });

  /** Connects a shop, syncs it, disconnects it, and lets Shopify ask for its data to be erased. */
  const leaveShop = async (name: string): Promise<string> => {
    const domain = openShop(demo, name);
    const { clientId, clientSecret } = registerApp(demo, { organisationShops: [domain] });
    demo.simulator.local.install(domain, { clientId });
    const { documentId } = await requestAsAdmin<Store>(demo, 'POST', 'stores/connect', {
      domain,
      method: 'client-credentials',
      clientId,
      clientSecret,
    });
    const read = () => requestAsAdmin<Store>(demo, 'GET', `stores/${documentId}`);
    await until(page, async () => (await read()).counts.invoices > 0, `${domain} has its invoices`);
    await until(page, async () => (await read()).activeRun === null, `${domain} is synced`);
    await requestAsAdmin(demo, 'POST', `stores/${documentId}/disconnect`);
    demo.simulator.local.sendCompliance(domain, { clientId, topic: 'shop/redact' });
    return domain;
  };

  const decide = async (domain: string, action: 'Keep' | 'Erase', words: RegExp): Promise<void> => {
    const button = row(domain).getByRole('button', { name: `${action}: ${domain}` });
    await visitDialogByKeyboard(page, `The question whether to ${action.toLowerCase()}`, button);
    await pressOn(button);
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText(words).waitFor();
    await inspectPage(page, `privacy-${action.toLowerCase()}`, () => dialog.waitFor(), {
      only: ALERT_DIALOG,
      widths: [1440],
    });
    await pressOn(dialog.getByRole('button', { name: action, exact: true }));
    await row(domain).getByText('Done', { exact: true }).waitFor({ timeout: PAGE_TIMEOUT });
  };

  return [
    {
      name: 'decides to keep the records of one store that is gone, and to erase those of another',
      run: async () => {
        const [kept, erased] = await Promise.all([leaveShop('kept'), leaveShop('erased')]);
        const waiting = page.getByText('Waits for your decision: keep the records, or erase them');
        await until(
          page,
          async () => {
            await page.goto(settingsUrl(demo.adminUrl, 'privacy'));
            await page.getByRole('grid').waitFor({ timeout: PAGE_TIMEOUT });
            return (await waiting.count()) === 2;
          },
          'both requests wait for a decision'
        );
        await inspectPage(page, 'privacy-decision', () => waiting.first().waitFor({ timeout: PAGE_TIMEOUT }));
        await decide(kept, 'Keep', /The records stay/);
        await row(kept).getByText('Decided: kept').waitFor();
        await decide(erased, 'Erase', /All that came from this store is deleted/);
        await row(erased).getByText('Decided: erased').waitFor();
        await row(erased)
          .getByText(/^4 customers · 2 products · 4 orders$/)
          .waitFor();
        await takePicture(page, 'privacy-decided');
      },
    },
  ];
};
