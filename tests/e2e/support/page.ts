import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';

import type { Page } from 'playwright-core';

const ARTIFACTS = path.resolve(__dirname, '../../../.artifacts/e2e');

/** The widths in pixels that a page is looked at: a phone, a tablet, a desktop. */
const WIDTHS = [375, 768, 1440] as const;

/** Tall enough for a whole page: Strapi's scrolls inside itself, so that a "full page" picture would be cut. */
const PICTURE_HEIGHT = 2400;

const DESKTOP = { width: 1440, height: 1000 };

/** Keeps a picture of the page as it is, below `.artifacts/e2e`. */
export const takePicture = async (page: Page, name: string): Promise<void> => {
  await mkdir(ARTIFACTS, { recursive: true });
  await page.screenshot({ path: path.join(ARTIFACTS, `${name}.png`) });
};

/**
 * Looks at the page in light and dark and at three widths: keeps pictures, and checks that it is never wider than the
 * screen and that axe has nothing serious to say about its main region.
 *
 * @param ready waits until the page shows what is to be looked at: each theme loads it anew.
 * @throws AssertionError with what is wrong.
 */
export const inspectPage = async (page: Page, name: string, ready: () => Promise<void>): Promise<void> => {
  for (const theme of ['dark', 'light']) {
    await page.evaluate(`localStorage.setItem('STRAPI_THEME', '${theme}')`);
    await page.reload();
    await ready();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: PICTURE_HEIGHT });
      await ready();
      const excess = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      );
      assert.equal(excess, 0, `${name} is ${excess} px too wide at ${width} px`);
      await takePicture(page, `${name}-${theme}-${width}`);
    }
    await page.setViewportSize(DESKTOP);
    assert.deepEqual(await findViolations(page), [], `${name} in ${theme}`);
  }
};

/** What axe finds serious or critical in the page's main region, a line each. */
const findViolations = async (page: Page): Promise<string[]> => {
  // A button under the mouse or in the middle of a transition has colours that it is not to be judged by.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  const { violations } = await new AxeBuilder({ page }).include('main').analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};
