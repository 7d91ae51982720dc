import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';

import { PAGE_TIMEOUT } from './admin';

import type { Locator, Page } from 'playwright-core';

/** Where the run keeps its pictures. */
export const ARTIFACTS = path.resolve(__dirname, '../../../.artifacts/e2e');

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

/** Closes Strapi's messages: they lie over the page until their time is over. */
export const closeMessages = async (page: Page): Promise<void> => {
  await page.evaluate(`[...document.querySelectorAll('button')]
    .filter((it) => it.textContent.trim() === 'Close').forEach((it) => it.click())`);
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

/** How a page is looked at; in all ways unless told. */
interface Looks {
  /** In pixels. */
  widths?: readonly number[];
  themes?: readonly Theme[];
}

type Theme = 'dark' | 'light';

/** Runs in the page: waits until what moves towards an end is there; a spinner has none. */
export const MOVEMENTS_END = `Promise.all(
  document.getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
    .map((animation) => animation.finished.catch(() => undefined))
)`;

/** Runs in the page: waits until it is drawn in a theme, which the red of its background tells. */
const THEME_IS_DRAWN = (theme: Theme): string => `new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('The page is not ${theme}')), ${PAGE_TIMEOUT});
  const look = () => {
    const isDark = /\\d+/.exec(getComputedStyle(document.body).backgroundColor)?.[0] < 128;
    if (isDark === ${theme === 'dark'}) resolve();
    else requestAnimationFrame(look);
  };
  look();
})`;

/** Runs in the page: the texts that have a dot between two facts at the beginning of a line. */
const LINES_THAT_BEGIN_WITH_A_DOT = `(() => {
  const main = document.querySelector('main');
  const range = (from, start, to, end) => {
    const made = document.createRange();
    made.setStart(from, start);
    made.setEnd(to, end);
    return made;
  };
  const beginsLine = (text, at) => {
    const dot = range(text, at, text, at + 1).getBoundingClientRect();
    return ![...range(main, 0, text, at).getClientRects()].some(
      ({ width, top, right, bottom }) => width > 0 && right <= dot.left + 1 && top < dot.bottom - 2 && bottom > dot.top + 2
    );
  };
  const found = [];
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    for (const { index } of text.data.matchAll(/·/g)) if (beginsLine(text, index)) found.push(text.parentElement.innerText);
  }
  return found;
})()`;

/**
 * Looks at the page, as it stands, at three widths in light and dark: keeps pictures, and checks that it is never wider than
 * the screen and that no line begins with what parts two facts.
 *
 * @param ready waits until the page shows what is to be looked at; it is asked anew at each width.
 * @param judge is called at each look.
 * @throws AssertionError with what is wrong.
 */
export const seePage = async (
  page: Page,
  name: string,
  ready: () => Promise<void>,
  { widths = WIDTHS, themes = ['dark', 'light'] }: Looks = {},
  judge: (width: number, theme: Theme) => Promise<void> = async () => undefined
): Promise<void> => {
  for (const width of widths) {
    await page.setViewportSize({ width, height: PICTURE_HEIGHT });
    await ready();
    for (const theme of themes) {
      // Strapi follows the system's theme until somebody chooses one.
      await page.emulateMedia({ colorScheme: theme });
      await page.evaluate(THEME_IS_DRAWN(theme));
      const excess = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      );
      assert.equal(excess, 0, `${name} is ${excess} px too wide at ${width} px`);
      const begun = await page.evaluate<string[]>(LINES_THAT_BEGIN_WITH_A_DOT);
      assert.deepEqual(begun, [], `${name} at ${width} px has lines that begin with a dot`);
      // A button under the mouse or in the middle of a transition has colours that it is not to be judged by.
      await page.mouse.move(0, 0);
      await page.evaluate(MOVEMENTS_END);
      await takePicture(page, `${name}-${theme}-${width}`);
      await judge(width, theme);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESKTOP);
  await ready();
};

/**
 * Looks at the page as {@link seePage} does, and lets axe judge it.
 *
 * @param looks `only`: the part that axe judges, as a CSS selector, where the rest of the page is Strapi's own.
 * @throws AssertionError with what is wrong.
 */
export const inspectPage = (
  page: Page,
  name: string,
  ready: () => Promise<void>,
  looks: Looks & { only?: string } = {}
): Promise<void> => {
  const { widths = WIDTHS, only = 'main' } = looks;
  // What is the same at all widths is judged once.
  const isJudged = (width: number, theme: Theme): boolean =>
    width === widths.at(-1) || (width === widths[0] && theme === 'light');
  return seePage(page, name, ready, looks, async (width, theme) => {
    if (isJudged(width, theme)) await expectAccessible(page, `${name} in ${theme} at ${width} px`, only);
  });
};

/**
 * Lets axe judge a part of the page as it is now.
 *
 * @param part a CSS selector.
 * @throws AssertionError with what is serious or critical, a line each.
 */
export const expectAccessible = async (page: Page, what: string, part = 'main'): Promise<void> => {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .setLegacyMode()
    // What is in order is not asked for: describing it takes longer than finding it.
    .options({ resultTypes: ['violations'] })
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  assert.deepEqual(serious, [], what);
};
