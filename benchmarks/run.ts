import globalSetup from '../tests/integration/global-setup';
import { benchFirstSync } from './first-sync';

/** Runs the benchmarks, one JSON line each. Compare the ratios, which are taken within one run: machines differ. */
const main = async () => {
  await globalSetup();
  console.log(JSON.stringify(await benchFirstSync()));
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  }
);
