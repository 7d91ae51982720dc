import { useIngest } from './support/ingest-world';
import { at, order } from './support/make-records';

const STORE = 'pages.myshopify.com';
const ORDERS = 7;
const PAGE = 3;

const world = useIngest();

/** The ids of all invoices, page by page. */
const pagesSortedBy = async (sort: string): Promise<number[]> => {
  const ids: number[] = [];
  for (let start = 0; start < ORDERS; start += PAGE) {
    const page = await world.crm.strapi
      .documents('plugin::shopify-crm.invoice')
      .findMany({ sort, start, limit: PAGE });
    ids.push(...page.map(({ id }) => Number(id)));
  }
  return ids;
};

beforeEach(async () => {
  const records = Array.from({ length: ORDERS }, (_, index) =>
    order(index + 1, null, 5, { orderedAt: at(1) })
  );
  await world.ingest.write('orders', { store: STORE, readAt: at(100) }, records);
});

describe('pages of records that are equal in what they are sorted by', () => {
  it('go on in one direction, as an index does', async () => {
    const ascending = await pagesSortedBy('orderedAt:asc');
    expect(ascending).toEqual([...new Set(ascending)].sort((a, b) => a - b));
    expect(ascending).toHaveLength(ORDERS);
    expect(await pagesSortedBy('orderedAt:desc')).toEqual(ascending.reverse());
  });

  it('leave an order that is asked for as it is', async () => {
    const { results } = await world.crm.strapi.db.query('plugin::shopify-crm.invoice').findPage({
      orderBy: [{ orderedAt: 'desc' }, { id: 'asc' }],
      page: 1,
      pageSize: ORDERS,
    });
    const ids = results.map(({ id }: { id: number }) => id);
    expect(ids).toEqual([...ids].sort((a: number, b: number) => a - b));
  });
});

// Only PostgreSQL knows nothing of a table that was never analysed.
if (process.env.DATABASE_CLIENT === 'postgres')
  describe('the planner', () => {
    it('knows of what editors look for as soon as records are there', async () => {
      await world.ingest.refreshStatistics(ORDERS);
      const statistics = world.crm.strapi.db.connection('pg_stats');
      const known = await statistics.where({ tablename: 'shopify_crm_invoices' }).pluck('attname');
      expect(known).toEqual(
        expect.arrayContaining(['id', 'document_id', 'shopify_id', 'name', 'ordered_at'])
      );
    });
  });
