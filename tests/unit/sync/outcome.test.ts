import { ShopifyError } from '../../../server/src/shopify';
import { SpillError } from '../../../server/src/shopify/bulk';
import { outcomeOf, valueOf } from '../../../server/src/sync/bulk/thread/outcome';

/** As a message between threads makes it. */
const across = async (task: () => Promise<unknown>): Promise<unknown> =>
  valueOf(structuredClone(await outcomeOf(task)));

describe('what a task of the thread came to', () => {
  it('is its value', async () => {
    expect(await across(() => Promise.resolve({ rows: 2 }))).toEqual({ rows: 2 });
  });

  it('is its failure, with all that the failure says', async () => {
    const incomplete = new ShopifyError('bulk_result_incomplete', { message: 'Cut', details: { rows: 1 } });
    const failure: unknown = await across(() => Promise.reject(incomplete)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ShopifyError);
    expect(failure).toMatchObject({ code: 'bulk_result_incomplete', message: 'Cut', details: { rows: 1 } });

    const full: unknown = await across(() => Promise.reject(new SpillError('ENOSPC'))).catch(
      (error: unknown) => error
    );
    expect(full).toBeInstanceOf(SpillError);
    expect((full as SpillError).message).toBe(new SpillError('ENOSPC').message);
  });

  it('is no value where it failed otherwise', async () => {
    await expect(across(() => Promise.reject(new TypeError('A bug')))).rejects.toThrow(TypeError);
  });
});
