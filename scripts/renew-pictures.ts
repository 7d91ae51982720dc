import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { ROOT } from '../playground/scripts/support/build';
import { launchBrowser } from '../tests/e2e/support/browser';
import { ARTIFACTS } from '../tests/e2e/support/page';

import type { Browser } from 'playwright-core';

/** A picture of the documents: which one of the end-to-end run's it is, and how much of it from the top is shown. */
interface Picture {
  from: string;
  height: number;
}

const WIDTH = 1440;

/** By their names in `docs/images`. */
const PICTURES: Record<string, Picture> = {
  settings: { from: 'connected-light-1440', height: 740 },
  invoice: { from: 'invoice-panel-light-1440', height: 1000 },
  contact: { from: 'contact-panel-light-1440', height: 1000 },
  'connect-first': { from: 'first-use-light-1440', height: 900 },
  'connect-own-app': { from: 'connect-form-light-1440', height: 1250 },
  'connect-syncing': { from: 'syncing-light-1440', height: 960 },
  'connect-refused': { from: 'connect-failed-light-1440', height: 840 },
};

/** Cuts a picture to its height: the browser that took it can do that, too. */
const cut = async (browser: Browser, from: string, height: number, to: string): Promise<void> => {
  const page = await browser.newPage({ viewport: { width: WIDTH, height } });
  const image = (await readFile(from)).toString('base64');
  await page.setContent(
    `<body style="margin: 0"><img style="display: block" src="data:image/png;base64,${image}">`
  );
  await page.screenshot({ path: to });
  await page.close();
};

/**
 * Renews the pictures of the documents from those that the last end-to-end run kept.
 *
 * @throws Error where the run has not taken one of them.
 */
const main = async (): Promise<void> => {
  const sources = Object.values(PICTURES).map(({ from }) => path.join(ARTIFACTS, `${from}.png`));
  const missing = sources.filter((source) => !existsSync(source));
  if (missing.length > 0)
    throw new Error(`There is no ${missing.join(', ')}: run \`npm run test:e2e\` first.`);
  const browser = await launchBrowser();
  try {
    for (const [name, { from, height }] of Object.entries(PICTURES)) {
      const to = path.join(ROOT, 'docs/images', `${name}.png`);
      await cut(browser, path.join(ARTIFACTS, `${from}.png`), height, to);
      console.log(path.relative(ROOT, to));
    }
  } finally {
    await browser.close();
  }
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
