import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { prepareWhatRuns } from './support/prepare';
import { STARTED_DATABASES } from './support/started-database';

/** Jest calls the default export of its global setup. */
export default async function globalSetup(): Promise<void> {
  await prepareWhatRuns();
  process.env[STARTED_DATABASES] = await mkdtemp(path.join(os.tmpdir(), 'shopify-crm-started-'));
}
