import { prepareWhatRuns } from '../tests/integration/support/prepare';
import { benchBurst } from './burst';
import { benchFirstSync } from './first-sync';
import { benchLatency } from './latency';
import { benchSize } from './size';
import { benchWebhooks } from './webhooks';

/** Strapi itself takes half of it. */
const SMALL_HEAP_MIB = 256;

const BENCHES: Record<string, () => Promise<object>> = {
  'first-sync': benchFirstSync,
  webhooks: benchWebhooks,
  latency: benchLatency,
  burst: benchBurst,
  'size-10k': () => benchSize(10_000),
  'size-100k': () => benchSize(100_000),
  'size-200k': () => benchSize(200_000),
  'size-1m': () => benchSize(1_000_000),
  'memory-10k': () => benchSize(10_000, SMALL_HEAP_MIB),
  'memory-200k': () => benchSize(200_000, SMALL_HEAP_MIB),
};

/** Those that take minutes at most; the larger sizes run when they are named. */
const BY_DEFAULT = ['first-sync', 'webhooks', 'latency', 'burst', 'size-10k'];

/**
 * Runs the benchmarks that are named, or the quick ones, one JSON line each. Compare the ratios, which are taken within one
 * run: machines differ.
 */
const main = async () => {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !BENCHES[name]);
  if (unknown)
    throw new Error(`There is no benchmark ${unknown}; there are ${Object.keys(BENCHES).join(', ')}`);
  await prepareWhatRuns();
  for (const name of names.length > 0 ? names : BY_DEFAULT) {
    console.log(JSON.stringify(await BENCHES[name]?.()));
  }
};

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  }
);
