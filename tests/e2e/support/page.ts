import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';

import { until } from './admin';

import type { Locator, Page } from 'playwright-core';

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

/** Whether the keyboard goes to an element. */
export const isFocused = async (element: Locator): Promise<boolean> =>
  (await element.and(element.page().locator(':focus')).count()) === 1;

/** The measures of an element, in pixels: the types of the browser are not loaded here. */
interface Measured {
  parentElement: { scrollWidth: number; clientWidth: number };
}

/** By how much a table is wider than the frame in which it scrolls, in pixels. */
export const excessWidth = (table: Locator): Promise<number> =>
  table.evaluate((it) => {
    const { scrollWidth, clientWidth } = (it as Measured).parentElement;
    return scrollWidth - clientWidth;
  });

/** What is looked at; all of it unless told. */
interface Inspection {
  /** In pixels. */
  widths?: readonly number[];
  themes?: readonly ('dark' | 'light')[];
  /** The part that axe judges, as a CSS selector: where the rest of the page is Strapi's own. */
  only?: string;
}

/** Runs in the page: waits until what moves towards an end is there; a spinner has none. */
export const MOVEMENTS_END = `Promise.all(
  document.getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
    .map((animation) => animation.finished.catch(() => undefined))
)`;

/** Whether the page is drawn in a theme: by the red of its background. */
const HAS_THEME = (theme: 'dark' | 'light'): string =>
  `(/\\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0] < 128) === ${theme === 'dark'}`;

/**
 * Looks at the page, as it stands, at three widths in light and dark: keeps pictures, and checks that it is never wider than
 * the screen and that axe has nothing serious to say about it.
 *
 * @param ready waits until the page shows what is to be looked at; it is asked anew at each width.
 * @throws AssertionError with what is wrong.
 */
export const inspectPage = async (
  page: Page,
  name: string,
  ready: () => Promise<void>,
  { widths = WIDTHS, themes = ['dark', 'light'], only = 'main' }: Inspection = {}
): Promise<void> => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: PICTURE_HEIGHT });
    await ready();
    for (const theme of themes) {
      // Strapi follows the system's theme until somebody chooses one.
      await page.emulateMedia({ colorScheme: theme });
      await until(page, () => page.evaluate<boolean>(HAS_THEME(theme)), `the ${theme} theme`);
      const excess = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      );
      assert.equal(excess, 0, `${name} is ${excess} px too wide at ${width} px`);
      // A button under the mouse or in the middle of a transition has colours that it is not to be judged by.
      await page.mouse.move(0, 0);
      await page.evaluate(MOVEMENTS_END);
      await takePicture(page, `${name}-${theme}-${width}`);
      // What is the same at all widths is judged once.
      if (width === widths.at(-1) || (width === widths[0] && theme === 'light'))
        assert.deepEqual(await findViolations(page, only), [], `${name} in ${theme} at ${width} px`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESKTOP);
  await ready();
};

/** What axe finds serious or critical in a part of the page, a line each. */
const findViolations = async (page: Page, part: string): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).include(part).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};
