import type { Locator, Page } from 'playwright-core';

/** What a person reads about a failure: what happened, and what to do. */
export type Words = [message: RegExp, remedy: RegExp];

/** The message on the page that says both. */
export const messageWith = (page: Page, [message, remedy]: Words): Locator =>
  page
    .getByRole('alert')
    .or(page.getByRole('status'))
    .filter({ hasText: message })
    .filter({ hasText: remedy })
    .first();
