import type { IngestService } from '../../../server/src/ingest';
import { emptyRecords } from './empty-records';
import { NO_SHOP, startStrapi, type TestStrapi, type TestStrapiOptions } from './strapi';

/** What the tests of a file have from `beforeAll` on. */
export interface IngestWorld {
  readonly crm: TestStrapi;
  readonly ingest: IngestService;
}

/**
 * A Strapi for the tests of a file that write records by the one way in, without a Shopify. Each test begins without records.
 *
 * @param options as for `startStrapi`.
 */
export const useIngest = (options: Omit<TestStrapiOptions, 'shopOrigin'> = {}): IngestWorld => {
  let started: TestStrapi | undefined;
  const crm = (): TestStrapi => {
    if (!started) throw new Error('Strapi is there from beforeAll on');
    return started;
  };
  beforeAll(async () => {
    // Nobody answers there.
    started = await startStrapi({ shopOrigin: NO_SHOP, ...options });
  });
  afterAll(() => crm().stop());
  beforeEach(() => emptyRecords(crm().strapi));
  return {
    get crm() {
      return crm();
    },
    get ingest() {
      return crm().ingest;
    },
  };
};
