import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../..');

const start = (...args: string[]) => {
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', 'simulator/src/cli.ts', ...args], {
    cwd: ROOT,
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
  return { child, output, exit: once(child, 'exit') as Promise<[number | null, string | null]> };
};

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('npm run simulator', () => {
  it('serves the shops it was told to, prints how to connect, and ends in peace on SIGTERM', async () => {
    const sizes = ['--customers', '2', '--orders', '2', '--products', '1', '--seed', 'x'];
    const shops = ['--shop', 'one.myshopify.com', '--shop', 'two.myshopify.com'];
    const { child, output, exit } = start('--port', '0', ...shops, ...sizes);
    await until(() => output.out.includes('Plugin configuration') || output.err !== '');
    const url = /Shopify simulator: (\S+)/.exec(output.out)?.[1] ?? '';
    expect(output.out).toMatch(/Client secret: shpss_[0-9a-f]{32}/);
    expect(output.out).toContain(`two.myshopify.com: ${url}/two.myshopify.com`);
    expect(await (await fetch(`${url}/_control/shops`)).json()).toMatchObject([
      { domain: 'one.myshopify.com', counts: { customers: 2, orders: 2, products: 1 } },
      { domain: 'two.myshopify.com' },
    ]);
    child.kill('SIGTERM');
    expect((await exit)[0]).toBe(0);
  }, 60_000);

  it('explains what is wrong with its options', async () => {
    const { output, exit } = start('--orders', 'many');
    expect((await exit)[0]).toBe(1);
    expect(output.err).toContain('--orders must be a whole number, not "many"');
    expect(output.err).toContain('Usage: npm run simulator');
  }, 60_000);
});
