import type { IncomingMessage } from 'node:http';

/** How long, in milliseconds, the rest of a body that is too large is read and thrown away. */
const DRAIN_TIME = 1_000;

/**
 * Lets the sender of a body that nobody reads finish, for a second at most, so that it reads the answer instead of meeting a
 * closed connection. Nothing of it is kept.
 */
export const drain = async (request: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    if (request.readableEnded || request.destroyed) return resolve();
    const timer = setTimeout(resolve, DRAIN_TIME);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done).once('close', done).resume();
  });

/** A body, or why there is none: it is larger than the limit, did not come in time, or its sender went away. */
export type ReadBody = { ok: true; body: Buffer } | { ok: false; reason: 'too_large' | 'too_slow' | 'gone' };

/**
 * Reads a request's body, never more than the limit into memory, whether its length is announced or not.
 *
 * @param limit bytes.
 * @param deadline milliseconds that the whole of it may take.
 */
export const readBody = async (
  request: IncomingMessage,
  { limit, deadline }: { limit: number; deadline: number }
): Promise<ReadBody> => {
  const chunks: Buffer[] = [];
  let size = 0;
  const outcome = await new Promise<Extract<ReadBody, { ok: false }>['reason'] | 'complete'>((resolve) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) return resolve('too_large');
    const timer = setTimeout(() => resolve('too_slow'), deadline);
    const end = (reason: Parameters<typeof resolve>[0]) => () => {
      clearTimeout(timer);
      resolve(reason);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limit) return;
      request.off('data', onData);
      end('too_large')();
    };
    request.on('data', onData);
    request.once('end', end('complete'));
    request.once('close', end('gone'));
    request.once('error', end('gone'));
  });
  if (outcome === 'complete') return { ok: true, body: Buffer.concat(chunks) };
  chunks.length = 0;
  if (outcome === 'too_large') await drain(request);
  return { ok: false, reason: outcome };
};
