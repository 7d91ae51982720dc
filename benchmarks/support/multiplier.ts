import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { waitFor } from '../../playground/scripts/support/wait';
import { BULK_RUN, BULK_STATUS } from '../../server/src/shopify/queries/bulk';

/** A Shopify whose bulk results are those of a smaller one, many times over. */
export interface Multiplier {
  url: string;
  /**
   * Has bulk operations run now, and makes their results: when they are asked for again, they are there. Otherwise the
   * simulator's work takes the cores from the Strapi that is measured; Shopify does it elsewhere.
   *
   * @param path of the Admin API of a shop.
   */
  rehearse(path: string, token: string, queries: readonly string[]): Promise<void>;
  /** How many operations were asked for that had been run before. */
  replays(): number;
  close(): Promise<void>;
}

interface Template {
  text: string;
  rows: number;
  roots: number;
  /** All copies, where they were made before. */
  made?: Buffer[];
}

interface Row {
  id?: string;
  __parentId?: string;
  refunds?: unknown[];
}

/** Ids stay unique: a copy's number, of a fixed width, is put before the digits. */
const FIRST_COPY = 1_000;

const GID = /(gid:\/\/shopify\/\w+\/)(\d+)/g;
/** Some have spaces around them, as people type them. */
const EMAIL = /("\s*[^"@\\\s]+)@/g;

const copyOf = (text: string, copy: number): string =>
  copy === 0
    ? text
    : text.replace(GID, `$1${FIRST_COPY + copy}$2`).replace(EMAIL, `$1+${FIRST_COPY + copy}@`);

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

interface RunAnswer {
  data: { bulkOperationRunQuery: { bulkOperation: { id: string } | null } };
}

const queryOf = (body: Buffer): string =>
  (JSON.parse(body.toString('utf8')) as { variables: { query: string } }).variables.query;

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
  /** The answers to those who asked for an operation, by its query. */
  const rehearsed = new Map<string, Buffer>();
  let replays = 0;

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
    Readable.from(template.made ?? copiesOf(template)).pipe(answer);
  };

  const copiesOf = function* ({ text }: Template): Generator<Buffer> {
    for (let copy = 0; copy < copies; copy += 1) yield Buffer.from(copyOf(text, copy));
  };

  const passOn = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const path = incoming.url ?? '/';
    if (path.startsWith('/_bulk/')) return serve(path, answer);
    const body = await bodyOf(incoming);
    const known = body.includes('BulkRun') && rehearsed.get(queryOf(body));
    if (known) {
      replays += 1;
      answer
        .writeHead(200, { 'content-type': 'application/json', 'content-length': known.length })
        .end(known);
      return;
    }
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

  const completed = (post: (query: string, variables: object) => Promise<unknown>, id: string) =>
    waitFor(
      async () => {
        const { data } = (await post(BULK_STATUS, { id })) as StatusAnswer;
        return data?.bulkOperation?.url ? data.bulkOperation : null;
      },
      { what: 'a bulk operation to complete' }
    );

  return {
    url: own,
    async rehearse(path, token, queries) {
      const post = async (query: string, variables: object): Promise<unknown> =>
        (
          await fetch(`${target}${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-shopify-access-token': token },
            body: JSON.stringify({ query, variables }),
          })
        ).json();
      for (const query of queries) {
        const answer = (await post(BULK_RUN, { query })) as RunAnswer;
        const { url } = await completed(post, answer.data.bulkOperationRunQuery.bulkOperation?.id ?? '');
        const template = await templateOf(url as string);
        template.made = [...copiesOf(template)];
        rehearsed.set(query, Buffer.from(JSON.stringify(answer)));
      }
    },
    replays: () => replays,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};
