import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { readBody } from '../../../server/src/controllers/support/read-body';

const LIMIT = 1_000;

let server: Server;
const reasons: string[] = [];
const DEADLINE = 300;

beforeAll(async () => {
  server = createServer((req, res) => {
    void readBody(req, { limit: LIMIT, deadline: DEADLINE }).then((read) => {
      if (!read.ok) reasons.push(read.reason);
      res.statusCode = read.ok ? 200 : { too_large: 413, too_slow: 408, gone: 400 }[read.reason];
      res.setHeader('Connection', 'close');
      res.end(read.ok ? String(read.body.length) : read.reason);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

const post = (
  chunks: number[],
  headers: Record<string, string> = {}
): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const outgoing = request({ port, host: '127.0.0.1', method: 'POST', headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    outgoing.on('error', reject);
    for (const size of chunks) outgoing.write(Buffer.alloc(size, 'x'));
    outgoing.end();
  });

describe('a body that is read', () => {
  it.each([[[]], [[LIMIT]], [[400, 600]]])(
    'is whole up to the limit: chunks of %j',
    async (chunks: number[]) => {
      const size = chunks.reduce((sum, chunk) => sum + chunk, 0);
      expect(await post(chunks)).toEqual({ status: 200, text: String(size) });
    }
  );

  it.each([[[LIMIT + 1]], [[600, 600]], [[50_000, 50_000, 50_000]]])(
    'is none above the limit where its length is not announced: chunks of %j',
    async (chunks: number[]) => {
      expect(await post(chunks)).toEqual({ status: 413, text: 'too_large' });
    }
  );

  it('is none above the limit where its length is announced', async () => {
    expect(await post([LIMIT + 1], { 'Content-Length': String(LIMIT + 1) })).toMatchObject({ status: 413 });
  });

  const begin = () => {
    const { port } = server.address() as AddressInfo;
    const headers = { 'Content-Length': '500' };
    const outgoing = request({ port, host: '127.0.0.1', method: 'POST', headers });
    outgoing.on('error', () => undefined);
    outgoing.write('half');
    return outgoing;
  };

  it('is none where it does not come in time', async () => {
    const outgoing = begin();
    const status = await new Promise((resolve) =>
      outgoing.once('response', (response) => resolve(response.statusCode))
    );
    expect(status).toBe(408);
    outgoing.destroy();
  });

  it('is none where the sender goes away', async () => {
    reasons.length = 0;
    const outgoing = begin();
    await new Promise((resolve) => setTimeout(resolve, 50));
    outgoing.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(reasons).toEqual(['gone']);
  });
});
