import assert from 'node:assert/strict';

import { PAGE_TIMEOUT, until } from './support/admin';
import { inspectPage, isFocused } from './support/page';

import type { Locator } from 'playwright-core';
import type { Scene } from './support/scene';
import type { Step } from './support/steps';

/** The part of a page that an open dialog is. */
const DIALOG = '[role="dialog"]';

/** From this width on, in pixels, the Content Manager has its panels beside the record. */
const WIDE = 1080;

/** How an editor writes to Shopify from a contact: tags, and a draft order. */
export const writeBackSteps = ({ page, demo }: Scene): Step[] => {
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const dialog = page.getByRole('dialog');
  let chosen: string | null = null;
  const customer = () => {
    const found = demo.simulator.local
      .nodes(demo.shopDomain, 'Customer')
      .find(({ id, defaultEmailAddress, tags }) =>
        chosen ? id === chosen : defaultEmailAddress !== null && (tags as string[]).length > 0
      );
    if (!found) throw new Error('The shop has no customer with an email and a tag');
    chosen = found.id;
    return found;
  };
  const tagsAtShopify = (): string[] => customer().tags as string[];
  const drafts = () => demo.simulator.local.nodes(demo.shopDomain, 'DraftOrder');

  const openContact = async (): Promise<void> => {
    const { emailAddress } = customer().defaultEmailAddress as { emailAddress: string };
    const query = new URLSearchParams({ 'filters[$and][0][email][$eq]': emailAddress.trim().toLowerCase() });
    await page.goto(
      `${demo.adminUrl}/content-manager/collection-types/plugin::shopify-crm.contact?${query.toString()}`
    );
    await page.getByRole('grid').getByRole('row').nth(1).click({ timeout: PAGE_TIMEOUT });
    await button('Edit tags in Shopify').waitFor({ timeout: PAGE_TIMEOUT });
  };

  const open = async (name: string): Promise<void> => {
    await button(name).click({ timeout: PAGE_TIMEOUT });
    await dialog.waitFor();
  };
  /** Loads the record anew, as wide as the screen is now: a narrow one has the panels behind a button. */
  const reload = async (): Promise<void> => {
    await page.reload();
    if ((page.viewportSize()?.width ?? 0) < WIDE)
      await button('Open more actions').click({ timeout: PAGE_TIMEOUT });
  };
  const openTags = async (): Promise<void> => {
    await open('Edit tags in Shopify');
    await dialog.getByLabel('Add tags').fill('met at the fair, VIP');
    await page.keyboard.press('Enter');
    await dialog.getByText('met at the fair', { exact: true }).waitFor();
    await dialog.getByRole('button', { name: `Remove: ${tagsAtShopify()[0]}` }).click();
  };
  const choose = async (title: string): Promise<void> => {
    await dialog.getByLabel('Find a product variant').fill(title);
    await dialog
      .getByRole('button', { name: /^Add: / })
      .first()
      .click({ timeout: PAGE_TIMEOUT });
  };
  const openDraft = async (): Promise<void> => {
    await reload();
    await open('Create draft order');
    await choose(String(demo.simulator.local.nodes(demo.shopDomain, 'Product')[0]?.title));
    await dialog.getByLabel(/^Quantity: /).fill('3');
    await dialog.getByLabel('Note').fill('By phone');
  };

  return [
    {
      name: 'changes the tags of a customer in Shopify, by the keyboard, and finds them in the record',
      run: async () => {
        await openContact();
        const [removed] = tagsAtShopify();
        await button('Edit tags in Shopify').focus();
        await page.keyboard.press('Enter');
        await dialog.waitFor();
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
        await until(page, () => isFocused(button('Edit tags in Shopify')), 'the focus is back on the button');
        await openTags();
        await inspectPage(page, 'write-tags', () => dialog.waitFor(), { only: DIALOG, widths: [1440] });
        await dialog.getByRole('button', { name: 'Save in Shopify' }).click();
        await page.getByText('The tags are saved in Shopify and here.').waitFor({ timeout: PAGE_TIMEOUT });
        assert.ok(tagsAtShopify().includes('met at the fair'));
        assert.ok(!tagsAtShopify().includes(String(removed)));
        await until(
          page,
          async () => (await page.locator('main').innerText()).includes('met at the fair'),
          'the record has the tag'
        );
      },
    },
    {
      name: 'makes one draft order of chosen variants, although the answer is lost',
      run: async () => {
        const before = drafts().length;
        await open('Create draft order');
        await dialog.getByLabel('Find a product variant').fill('no such thing at all');
        await dialog.getByText('No variant has these words.').waitFor({ timeout: PAGE_TIMEOUT });
        assert.ok(await dialog.getByRole('button', { name: 'Create draft order' }).isDisabled());
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
        await inspectPage(page, 'write-draft', openDraft, { only: DIALOG, widths: [375] });
        demo.simulator.local.addFault({ kind: 'lostAnswer', settings: { times: 1 } });
        await dialog.getByRole('button', { name: 'Create draft order' }).click();
        await dialog.getByText(/^The draft order #D\d+ was created$/).waitFor({ timeout: PAGE_TIMEOUT });
        assert.equal(drafts().length, before + 1);
        await inspectPage(page, 'write-draft-made', () => dialog.waitFor(), { only: DIALOG, widths: [1440] });
        await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
        await dialog.waitFor({ state: 'hidden' });
      },
    },
    {
      name: "reads Shopify's own words where it refuses",
      run: async () => {
        const drop = demo.simulator.local.addFault({ kind: 'dropWebhooks', settings: {} });
        const product = demo.simulator.local.nodes(demo.shopDomain, 'Product').at(-1);
        demo.simulator.local.applyChange(demo.shopDomain, {
          name: 'deleteProduct',
          target: String(product?.id),
        });
        demo.simulator.local.removeFault(drop.id);
        await open('Create draft order');
        await choose(String(product?.title));
        await dialog.getByRole('button', { name: 'Create draft order' }).click();
        await dialog.getByText('Product variant not found').waitFor({ timeout: PAGE_TIMEOUT });
        await inspectPage(page, 'write-refused', () => dialog.waitFor(), { only: DIALOG, widths: [1440] });
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
      },
    },
  ];
};
