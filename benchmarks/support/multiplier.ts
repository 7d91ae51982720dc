import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';

/** A Shopify whose bulk results are those of a smaller one, many times over. */
export interface Multiplier {
  url: string;
  close(): Promise<void>;
}

interface Template {
  text: string;
  rows: number;
  roots: number;
}

interface Row {
  id?: string;
  __parentId?: string;
  refunds?: unknown[];
}

/** Ids stay unique: a copy's number, of a fixed width, is put before the digits. */
const FIRST_COPY = 1_000;

const GID = /(gid:\/\/shopify\/\w+\/)(\d+)/g;
const EMAIL = /"([^"@\\\s]+)@/g;

const copyOf = (text: string, copy: number): string =>
  copy === 0
    ? text
    : text.replace(GID, `$1${FIRST_COPY + copy}$2`).replace(EMAIL, `"$1+${FIRST_COPY + copy}@`);

/** Orders with refunds are left out: bulk results do not hold them whole, and there is no copy to be read by id. */
const toTemplate = (jsonl: string): Template => {
  const rows = jsonl
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ line, row: JSON.parse(line) as Row }));
  const refunded = new Set(rows.flatMap(({ row }) => (row.refunds?.length ? [row.id] : [])));
  const kept = rows.filter(({ row }) => !refunded.has(row.__parentId ?? row.id));
  return {
    text: kept.map(({ line }) => `${line}\n`).join(''),
    rows: kept.length,
    roots: kept.filter(({ row }) => row.__parentId === undefined).length,
  };
};

const bodyOf = async (stream: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

interface StatusAnswer {
  data?: {
    bulkOperation?: {
      url: string | null;
      objectCount: string;
      rootObjectCount: string;
      fileSize: string | null;
    } | null;
  };
}

/**
 * Stands between Strapi and a simulator: passes everything on, and gives every bulk result `copies` times, each copy with
 * ids and e-mail addresses of its own. The result is made while it is read, so its size needs no memory.
 *
 * @param target the simulator's address.
 */
export const startMultiplier = async (target: string, copies: number): Promise<Multiplier> => {
  let own = '';
  const templates = new Map<string, Template>();

  const templateOf = async (url: string): Promise<Template> => {
    const known = templates.get(url);
    if (known) return known;
    const made = toTemplate(await (await fetch(url)).text());
    templates.set(url, made);
    return made;
  };

  const multiplied = async (answer: Buffer): Promise<Buffer> => {
    const parsed = JSON.parse(answer.toString('utf8')) as StatusAnswer;
    const operation = parsed.data?.bulkOperation;
    if (!operation?.url) return answer;
    const { text, rows, roots } = await templateOf(operation.url);
    operation.objectCount = String(rows * copies);
    operation.rootObjectCount = String(roots * copies);
    operation.fileSize = String(Buffer.byteLength(text) * copies);
    operation.url = operation.url.replace(target, own);
    return Buffer.from(JSON.stringify(parsed));
  };

  const serve = (path: string, answer: ServerResponse): void => {
    const template = templates.get(`${target}${path}`);
    if (!template) {
      answer.writeHead(404).end();
      return;
    }
    const { text } = template;
    const pieces = function* () {
      for (let copy = 0; copy < copies; copy += 1) yield Buffer.from(copyOf(text, copy));
    };
    Readable.from(pieces()).pipe(answer);
  };

  const passOn = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const path = incoming.url ?? '/';
    if (path.startsWith('/_bulk/')) return serve(path, answer);
    const body = await bodyOf(incoming);
    const outgoing = request(new URL(path, target), { method: incoming.method, headers: incoming.headers });
    outgoing.end(body);
    const [response] = (await once(outgoing, 'response')) as [IncomingMessage];
    let content = await bodyOf(response);
    if (body.includes('BulkStatus')) content = await multiplied(content);
    const { 'transfer-encoding': _, ...headers } = response.headers;
    answer.writeHead(response.statusCode ?? 502, { ...headers, 'content-length': content.length });
    answer.end(content);
  };

  const server = createServer((incoming, answer) => {
    passOn(incoming, answer).catch((error: Error) => answer.destroy(error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: own,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
