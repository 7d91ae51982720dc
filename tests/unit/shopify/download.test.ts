import { mayDownload } from '../../../server/src/shopify';
import { startFakeServer, text, timedClient } from './support/fake-server';
import type { FakeServer } from './support/fake-server';

describe('downloading a result', () => {
  let server: FakeServer;
  beforeAll(async () => {
    server = await startFakeServer();
  });
  afterAll(() => server.close());

  const download = async (): Promise<string> => {
    const { client } = timedClient(server.origin);
    const chunks = await client.download(`${server.origin}/result.jsonl`, { allowedHosts: [] });
    const all: Uint8Array[] = [];
    for await (const chunk of chunks) all.push(chunk);
    return Buffer.concat(all).toString('utf8');
  };

  it('sends no token', async () => {
    server.answer(text('{"id":"1"}\n'));
    expect(await download()).toBe('{"id":"1"}\n');
    expect(server.seen[0]?.headers['x-shopify-access-token']).toBeUndefined();
  });

  it('notices a connection that breaks', async () => {
    server.answer((_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('{"id":"1"}\n', () => response.destroy());
    });
    await expect(download()).rejects.toMatchObject({ code: 'shopify_unreachable', retryable: true });
  });

  it('tells an expired link, and follows no redirect', async () => {
    server.answer(text('', 403));
    await expect(download()).rejects.toMatchObject({ code: 'bulk_result_expired' });
    server.answer(text('', 302, { Location: '/elsewhere' }));
    await expect(download()).rejects.toMatchObject({ code: 'download_refused' });
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    [400, { code: 'download_refused', retryable: false }],
    [401, { code: 'download_refused', retryable: false }],
    [429, { code: 'throttled', retryable: true }],
    [503, { code: 'shopify_unreachable', retryable: true }],
  ])('takes a storage that answers %d for no answer of the shop', async (status, expected) => {
    server.answer(text('', status));
    await expect(download()).rejects.toMatchObject(expected);
  });

  it.each([
    ['https://storage.googleapis.com/x', 'https://a.myshopify.com', true],
    ['https://cdn.example.com/x', 'https://a.myshopify.com', true],
    ['https://example.com/x', 'https://a.myshopify.com', false],
    ['https://evilexample.com/x', 'https://a.myshopify.com', false],
    ['https://storage.googleapis.com.evil.example/x', 'https://a.myshopify.com', false],
    ['https://storage.googleapis.com@evil.example/x', 'https://a.myshopify.com', false],
    ['https://storage.googleapis.com:8080/x', 'https://a.myshopify.com', false],
    ['http://storage.googleapis.com/x', 'https://a.myshopify.com', false],
    ['http://127.0.0.1:4010/x', 'https://a.myshopify.com', false],
    ['http://127.0.0.1:4010/x', 'http://127.0.0.1:4010/a.myshopify.com', true],
    ['http://127.0.0.1:4011/x', 'http://127.0.0.1:4010/a.myshopify.com', false],
    ['https://storage.googleapis.com/x', 'http://127.0.0.1:4010/a.myshopify.com', false],
    ['file:///etc/passwd', 'https://a.myshopify.com', false],
  ])('may fetch %s for a shop at %s: %s', (url, origin, allowed) => {
    expect(mayDownload(url, origin, ['storage.googleapis.com', '*.example.com'])).toBe(allowed);
  });
});
