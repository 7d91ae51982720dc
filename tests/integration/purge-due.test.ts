import type { DeletedService } from '../../server/src/deleted';
import { gid, order } from './support/make-records';
import { NO_SHOP, startStrapi, type TestStrapi } from './support/strapi';
import { waitFor } from './support/wait';

const STORE = 'purge.myshopify.com';
const MS_DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * MS_DAY);

const buryOrder = async (crm: TestStrapi, id: number, days: number): Promise<void> => {
  const { ingest } = crm;
  await ingest.write('orders', { store: STORE, readAt: daysAgo(days + 1) }, [order(id, null, 5)]);
  await ingest.remove('orders', { store: STORE, ids: [gid('Order', id)], at: daysAgo(days) });
};

const storedOrders = async ({ strapi }: TestStrapi): Promise<string[]> =>
  (await strapi.db.query('plugin::shopify-crm.invoice').findMany({ orderBy: { name: 'asc' } })).map(
    ({ name }: { name: string }) => name
  );

/** Until when no other purge begins, once the one that this Strapi may have begun at its start is over. */
const purgeBegun = async ({ strapi }: TestStrapi): Promise<string> => {
  await (strapi.plugin('shopify-crm').service('deleted') as DeletedService).stop();
  const lease = await strapi.db
    .query('plugin::shopify-crm.lease')
    .findOne({ where: { name: 'purge-deleted' } });
  return lease.leaseUntil;
};

describe('what was deleted longer ago than it is kept', () => {
  it('is not listed or restored, and purged at the next start, but at most hourly', async () => {
    const config = { retention: { deletedDays: 7 } };
    const first = await startStrapi({ shopOrigin: NO_SHOP, config });
    const claimed = await purgeBegun(first);
    await buryOrder(first, 1, 8);
    await buryOrder(first, 2, 6);
    const { body } = await first.admin.get('/shopify-crm/deleted').query({ type: 'invoice' });
    expect(body.data).toMatchObject([{ title: '#2' }]);
    const old = await first.strapi.db.query('plugin::shopify-crm.invoice').findOne({ where: { name: '#1' } });
    await first.admin
      .post('/shopify-crm/deleted/restore')
      .send({ type: 'invoice', documentId: old.documentId })
      .expect(404);
    await first.stop({ keepDatabase: true });

    // The first start has claimed this hour's purge.
    const second = await startStrapi({ shopOrigin: NO_SHOP, config, database: first.database });
    expect(await purgeBegun(second)).toEqual(claimed);
    expect(await storedOrders(second)).toEqual(['#1', '#2']);
    const leases = second.strapi.db.query('plugin::shopify-crm.lease');
    const { count } = await leases.updateMany({
      where: { name: 'purge-deleted' },
      data: { leaseUntil: new Date(Date.now() - 3_600_000) },
    });
    expect(count).toBe(1);
    await second.stop({ keepDatabase: true });

    const third = await startStrapi({ shopOrigin: NO_SHOP, config, database: first.database });
    try {
      await waitFor(async () => (await storedOrders(third)).length === 1, { what: 'the purge' });
      expect(await storedOrders(third)).toEqual(['#2']);
    } finally {
      await third.stop();
    }
  });
});
