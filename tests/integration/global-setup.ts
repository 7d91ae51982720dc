import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buildWhatIsStale } from '../../playground/scripts/support/build';
import { prepareAdminSchema } from '../../simulator/src/schema/prepare';
import { STARTED_DATABASES } from './support/started-database';

/** The integration tests run what ships: the built plugin. Jest calls the default export of its global setup. */
export default async function globalSetup(): Promise<void> {
  await prepareAdminSchema();
  await buildWhatIsStale('server', (line) => process.stdout.write(`\n${line}`));
  process.env[STARTED_DATABASES] = await mkdtemp(path.join(os.tmpdir(), 'shopify-crm-started-'));
}
