import assert from 'node:assert/strict';

import { MOVEMENTS_END } from './page';

import type { Page } from 'playwright-core';

/** Runs in the page: marks what the keyboard must reach, and remembers how each looks without the focus. */
const MARK = (part: string): string => `
  (() => {
    const part = [...document.querySelectorAll('${part}')].at(-1);
    const ring = (style) => style.outline + style.boxShadow + style.borderColor + style.content;
    // Some draw the ring themselves, some around them, some by a pseudo-element.
    const looks = (it) => [it, it.parentElement, it.parentElement.parentElement]
      .map((one) => ring(getComputedStyle(one)) + ring(getComputedStyle(one, '::after'))).join();
    const isReachable = (it) =>
      it.tabIndex >= 0 && !it.disabled && it.ariaDisabled !== 'true' && it.checkVisibility({ visibilityProperty: true });
    document.activeElement?.blur();
    const marked = [...part.querySelectorAll('a[href], button, input, textarea, select, [tabindex="0"]')].filter(isReachable);
    window.keyboardWalk = { marked, before: marked.map(looks), looks };
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
    return marked.length;
  })()`;

/** Runs in the page: which of the marked elements has the focus, what it is, and whether that is seen. */
const LOOK = `
  (() => {
    const { marked, before, looks } = window.keyboardWalk;
    const it = document.activeElement;
    const index = marked.indexOf(it);
    const name = it ? (it.ariaLabel || it.innerText || it.outerHTML).slice(0, 80) : '';
    return { index, name, isSeen: index < 0 || looks(it) !== before[index] };
  })()`;

/** Runs in the page: what the walk did not come by. */
const MISSED = (reached: readonly number[]): string => `
  window.keyboardWalk.marked
    .filter((it, index) => !${JSON.stringify(reached)}.includes(index))
    // Of a group, one is reached by the tabulator, the others by the arrows.
    .filter((it) => !['radio', 'tab'].includes(it.getAttribute('role')))
    .map((it) => (it.ariaLabel || it.innerText || it.outerHTML).slice(0, 80))`;

/**
 * Goes through a part of the page by the tabulator: everything that can be used is reached, in the order in which it
 * stands, and the focus is seen wherever it is.
 *
 * @param part a CSS selector; the last element that has it.
 * @throws AssertionError with what is not reached, out of order, or not seen to have the focus.
 */
export const walkByKeyboard = async (page: Page, what: string, part = 'main'): Promise<void> => {
  const count = await page.evaluate<number>(MARK(part));
  assert.ok(count > 0, `${what} has nothing to use`);
  const reached: number[] = [];
  for (let presses = 0; presses <= count; presses += 1) {
    await page.keyboard.press('Tab');
    await page.evaluate(MOVEMENTS_END);
    const { index, name, isSeen } = await page.evaluate<{ index: number; name: string; isSeen: boolean }>(
      LOOK
    );
    if (index < 0 || reached.includes(index)) break;
    assert.ok(isSeen, `${what}: the focus on “${name}” is not seen`);
    assert.ok(index > (reached.at(-1) ?? -1), `${what}: “${name}” is out of order`);
    reached.push(index);
  }
  assert.deepEqual(
    await page.evaluate<string[]>(MISSED(reached)),
    [],
    `${what}: not reached by the keyboard`
  );
};
