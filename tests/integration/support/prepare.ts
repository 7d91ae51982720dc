import { buildWhatIsStale } from '../../../playground/scripts/support/build';
import { prepareAdminSchema } from '../../../simulator/src/schema/prepare';

/** Makes what the tests and benchmarks run: what ships, which is the built plugin, and the simulator's schema. */
export const prepareWhatRuns = async (): Promise<void> => {
  await prepareAdminSchema();
  await buildWhatIsStale('server', (line) => process.stdout.write(`\n${line}`));
};
