import assert from 'node:assert/strict';

import { until } from './admin';
import { isFocused, MOVEMENTS_END } from './page';

import type { Locator, Page } from 'playwright-core';

/** What asks before something is done that cannot be undone, as a CSS selector. */
export const ALERT_DIALOG = '[role="alertdialog"]';

/** The table of a page, as a CSS selector: Strapi's have one stop for the tabulator, and the arrows from there on. */
const TABLE = 'main [role="grid"]';

/** How often the tabulator is pressed to see that a dialog keeps the focus: more often than one has stops. */
const ROUNDS_IN_DIALOG = 5;

/**
 * Runs in the page: remembers of a part how each element that can have the focus looks without it, and which of them must be
 * reached.
 *
 * @param focusable whether an element can have the focus, as an expression of `it`.
 */
const MARK = (part: string, candidates: string, focusable: string): string => `
  (() => {
    const part = [...document.querySelectorAll('${part}')].at(-1);
    const ring = (style) => style.outline + style.boxShadow + style.borderColor + style.content;
    // Some draw the ring themselves, some around them, some by a pseudo-element.
    const looks = (it) => [it, it.parentElement, it.parentElement.parentElement]
      .map((one) => ring(getComputedStyle(one)) + ring(getComputedStyle(one, '::after'))).join();
    const nameOf = (it) => (it.ariaLabel || it.innerText || it.outerHTML).slice(0, 80);
    const marked = [...part.querySelectorAll('${candidates}')]
      .filter((it) => !it.disabled && it.checkVisibility({ visibilityProperty: true }) && ${focusable});
    window.keyboardWalk = { part, marked, before: marked.map(looks), looks, nameOf };
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    return marked.length;
  })()`;

/** Takes the focus away, waits until that is not to be seen any more, and marks a part. @returns how much there is in it. */
const mark = async (page: Page, part: string, candidates: string, focusable: string): Promise<number> => {
  await page.evaluate('document.activeElement?.blur()');
  await page.evaluate(MOVEMENTS_END);
  return page.evaluate<number>(MARK(part, candidates, focusable));
};

const CONTROLS = 'a[href], button, input, textarea, select';

/** One of a group, to which the tabulator leads whichever of them it is; the others are for the arrows. */
const GROUPED = ['radio', 'tab'];

/** What has the focus. */
interface Stop {
  /** Among what was marked; -1 for anything else. */
  index: number;
  /** The row of a table that it is in; -1 outside of tables. */
  row: number;
  name: string;
  isInside: boolean;
  /** Whether it looks different with the focus. */
  isSeen: boolean;
}

/** Runs in the page: which of the marked elements has the focus, what it is, and whether that is seen. */
const LOOK = `
  (() => {
    const { part, marked, before, looks, nameOf } = window.keyboardWalk;
    const it = document.activeElement;
    const index = marked.indexOf(it);
    return {
      index,
      row: it.closest('tr')?.rowIndex ?? -1,
      name: nameOf(it),
      isInside: it !== part && part.contains(it),
      isSeen: index >= 0 && looks(it) !== before[index],
    };
  })()`;

/** Runs in the page: what the walk did not come by although it can be used. */
const MISSED = (reached: readonly number[]): string => `
  window.keyboardWalk.marked
    .filter((it, index) => !${JSON.stringify(reached)}.includes(index))
    .filter((it) => it.matches('${CONTROLS}, [tabindex="0"]') && it.ariaDisabled !== 'true')
    .filter((it) => !${JSON.stringify([...GROUPED, 'radiogroup', 'tablist'])}.includes(it.role))
    .map(window.keyboardWalk.nameOf)`;

const press = async (page: Page, key: string): Promise<Stop> => {
  await page.keyboard.press(key);
  await page.evaluate(MOVEMENTS_END);
  return page.evaluate<Stop>(LOOK);
};

const assertSeen = (what: string, { index, name, isSeen }: Stop): void => {
  assert.ok(index >= 0, `${what}: “${name}” was not there when the walk began`);
  assert.ok(isSeen, `${what}: the focus on “${name}” is not seen`);
};

const assertAllReached = async (page: Page, what: string, reached: readonly number[]): Promise<void> =>
  assert.deepEqual(
    await page.evaluate<string[]>(MISSED(reached)),
    [],
    `${what}: not reached by the keyboard`
  );

/**
 * Goes through a part of the page by the tabulator: everything that can be used is reached, in the order in which it
 * stands, and the focus is seen wherever it is. What is inside of a table is for {@link walkTableByKeyboard}.
 *
 * @param part a CSS selector; the last element that has it.
 * @throws AssertionError with what is not reached, out of order, or not seen to have the focus.
 */
export const walkByKeyboard = async (page: Page, what: string, part = 'main'): Promise<void> => {
  const isStop = `(it.tabIndex >= 0 || ${JSON.stringify(GROUPED)}.includes(it.role))`;
  const count = await mark(page, part, `${CONTROLS}, [tabindex="0"]`, isStop);
  assert.ok(count > 0, `${what} has nothing to use`);
  const reached: number[] = [];
  for (let presses = 0; presses <= count; presses += 1) {
    const stop = await press(page, 'Tab');
    if (!stop.isInside || reached.includes(stop.index)) break;
    assertSeen(what, stop);
    assert.ok(stop.index > (reached.at(-1) ?? -1), `${what}: “${stop.name}” is out of order`);
    reached.push(stop.index);
  }
  await assertAllReached(page, what, reached);
};

/**
 * Goes through the table of a page by the arrows, row by row: each control in it is reached, and the focus is seen in each
 * cell.
 *
 * @throws AssertionError with what is not reached, or not seen to have the focus.
 */
export const walkTableByKeyboard = async (page: Page, what: string): Promise<void> => {
  await mark(page, TABLE, `td, th, ${CONTROLS}`, 'true');
  const rows = await page.locator(TABLE).last().getByRole('row').count();
  const reached: number[] = [];
  assertSeen(what, await press(page, 'Tab'));
  for (let row = 0; row < rows; row += 1) {
    if (row > 0) await page.keyboard.press('ArrowDown');
    let stop = await press(page, 'Home');
    for (let before = NaN; stop.index !== before; stop = await press(page, 'ArrowRight')) {
      assertSeen(what, stop);
      assert.equal(stop.row, row, `${what}: “${stop.name}” is in another row`);
      reached.push(stop.index);
      before = stop.index;
    }
  }
  await assertAllReached(page, what, reached);
};

/**
 * Opens a dialog by the keyboard, walks through it, and closes it: it keeps the focus, and gives it back to what opened it.
 *
 * @param dialog a CSS selector.
 * @throws AssertionError with what is not so.
 */
export const visitDialogByKeyboard = async (
  page: Page,
  what: string,
  opener: Locator,
  dialog = ALERT_DIALOG
): Promise<void> => {
  await pressOn(opener);
  await page.locator(dialog).waitFor();
  await walkByKeyboard(page, what, dialog);
  for (let presses = 0; presses < ROUNDS_IN_DIALOG; presses += 1) {
    await page.keyboard.press('Tab');
    assert.equal(await page.locator(`${dialog} :focus`).count(), 1, `${what}: the focus has left it`);
  }
  await page.keyboard.press('Escape');
  await page.locator(dialog).waitFor({ state: 'hidden' });
  await until(page, () => isFocused(opener), `${what} gives the focus back`);
};

/** Uses a control by the keyboard alone. */
export const pressOn = async (control: Locator, key = 'Enter'): Promise<void> => {
  await control.focus();
  await control.page().keyboard.press(key);
};

/** Waits until the page has the focus: where what had it is gone, the keyboard goes on from there. */
export const pageHasFocus = (page: Page): Promise<void> =>
  until(page, () => isFocused(page.locator('main')), 'the focus is on the page');
