import assert from 'node:assert/strict';

import { PAGE_TIMEOUT, settingsUrl, until } from './support/admin';
import { demoCard } from './support/card';
import { ALERT_DIALOG, pressOn, visitDialogByKeyboard } from './support/keyboard';
import { inspectPage, isFocused, takePicture } from './support/page';

import type { Scene } from './support/scene';
import type { Step } from './support/steps';

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
        const disconnect = card.getByRole('button', { name: 'Disconnect' });
        await visitDialogByKeyboard(page, 'The question whether to disconnect', disconnect);
        await pressOn(disconnect);
        await page.getByText(/What stays: all contacts, products and invoices/).waitFor();
        await inspectPage(page, 'disconnect', () => button('Disconnect store').waitFor(), {
          only: ALERT_DIALOG,
          widths: [375],
        });
        await pressOn(button('Disconnect store'));
        await status('Disconnected').waitFor({ timeout: PAGE_TIMEOUT });
        await until(page, () => isFocused(card), 'the card has the focus');
        assert.equal(await fact('Contacts'), contacts);
        assert.equal(await fact('Invoices'), invoices);
        await card.getByRole('button', { name: 'Reconnect' }).waitFor();
        await takePicture(page, 'disconnected');
      },
    },
  ];
};
