import { buildWhatIsStale } from '../../playground/scripts/support/build';
import { prepareAdminSchema } from '../../simulator/src/schema/prepare';

/** The integration tests run what ships: the built plugin. Jest calls the default export of its global setup. */
export default async function globalSetup(): Promise<void> {
  await prepareAdminSchema();
  await buildWhatIsStale('server', (line) => process.stdout.write(`\n${line}`));
}
