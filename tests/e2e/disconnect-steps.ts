import assert from 'node:assert/strict';

import { PAGE_TIMEOUT, settingsUrl, until } from './support/admin';
import { demoCard } from './support/card';
import { walkByKeyboard } from './support/keyboard';
import { inspectPage, isFocused, takePicture } from './support/page';

import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** What asks before something is done that cannot be undone. */
const DIALOG = '[role="alertdialog"]';

/** How a person takes a store away, by the keyboard. */
export const disconnectSteps = ({ page, demo }: Scene): Step[] => {
  const { card, status, fact } = demoCard(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  return [
    {
      name: 'disconnects after reading what stays, and keeps what was synced',
      run: async () => {
        await page.goto(settingsUrl(demo.adminUrl));
        await status('Connected').waitFor({ timeout: PAGE_TIMEOUT });
        const [contacts, invoices] = [await fact('Contacts'), await fact('Invoices')];
        await card.getByRole('button', { name: 'Disconnect' }).focus();
        await page.keyboard.press('Enter');
        await page.getByText(/What stays: all contacts, products and invoices/).waitFor();
        // The dialog keeps the keyboard, and gives it back.
        await walkByKeyboard(page, 'The dialog', DIALOG);
        for (let presses = 0; presses < 5; presses += 1) {
          await page.keyboard.press('Tab');
          assert.equal(await page.locator(`${DIALOG} :focus`).count(), 1, 'the focus has left the dialog');
        }
        await page.keyboard.press('Escape');
        await until(
          page,
          () => isFocused(card.getByRole('button', { name: 'Disconnect' })),
          'the focus is back'
        );
        await page.keyboard.press('Enter');
        await inspectPage(page, 'disconnect', () => button('Disconnect store').waitFor(), {
          only: DIALOG,
          widths: [375],
        });
        await button('Disconnect store').focus();
        await page.keyboard.press('Enter');
        await status('Disconnected').waitFor({ timeout: PAGE_TIMEOUT });
        assert.equal(await fact('Contacts'), contacts);
        assert.equal(await fact('Invoices'), invoices);
        await card.getByRole('button', { name: 'Reconnect' }).waitFor();
        await takePicture(page, 'disconnected');
      },
    },
  ];
};
