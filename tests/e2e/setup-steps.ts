import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { openByNav, PAGE_TIMEOUT, settingsUrl } from './support/admin';
import { inspectPage } from './support/page';

import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** How a person takes the values for an app of their own from the guide. */
export const setupSteps = ({ page, demo }: Scene): Step[] => {
  const scopes = (count: number) =>
    page.getByRole('button', { name: `Copy: Admin API access scopes (${count})` });
  const full = page.getByRole('radio', { name: 'The full list' });

  const downloadToml = async (): Promise<string> => {
    const button = page.getByRole('button', { name: 'Download shopify.app.toml' });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    assert.equal(download.suggestedFilename(), 'shopify.app.toml');
    return readFile(await download.path(), 'utf8');
  };

  return [
    {
      name: 'takes the least scopes from the guide, and the full list on request',
      run: async () => {
        await page.goto(settingsUrl(demo.adminUrl));
        await openByNav(page, 'Setup guide');
        await page.getByRole('radio', { name: 'The least that the import needs' }).waitFor({
          timeout: PAGE_TIMEOUT,
        });
        assert.ok(!(await downloadToml()).includes('write_translations'));
        await full.check();
        await scopes(56).click({ timeout: PAGE_TIMEOUT });
        const copied = await page.evaluate<string>('navigator.clipboard.readText()');
        assert.equal(copied.split(',').length, 56);
        assert.ok((await downloadToml()).includes(`scopes = "${copied}"`));
        await inspectPage(page, 'setup', async () => {
          await full.check();
          await scopes(56).waitFor({ timeout: PAGE_TIMEOUT });
        });
      },
    },
  ];
};
