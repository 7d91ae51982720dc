import { writeSplitting } from '../../../server/src/ingest/split-batch';

const reasonOf = async (message: string): Promise<string | undefined> => {
  const refuse = () => Promise.reject(new Error(message));
  const { failed } = await writeSplitting([{ shopifyId: 'one' }], refuse, () => false);
  return failed[0]?.message;
};

describe('the reason why a record was not written', () => {
  it('is the database’s, without the statement and its values', async () => {
    const reason = await reasonOf(
      "insert into `t` values ('ada@example.com') - UNIQUE constraint failed: t.a"
    );
    expect(reason).toBe('UNIQUE constraint failed: t.a');
  });

  it.each([
    "Duplicate entry 'ada@example.com' for key 'email'",
    "Incorrect string value: 'ada@example.com' for column 'email' at row 1",
  ])('leaves out what MySQL quotes: %s', async (said) => {
    const reason = await reasonOf(`insert into t - ${said}`);
    expect(reason).toMatch(/…/);
    expect(reason).not.toContain('ada');
    expect(reason).toContain("'email'");
  });
});
