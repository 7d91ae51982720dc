import type { IncomingMessage } from 'node:http';

/** How long, in milliseconds, the rest of a body that is too large is read and thrown away. */
const DRAIN_TIME = 1_000;

/** Lets the sender finish, so that it reads the answer instead of meeting a closed connection. */
const drain = async (request: IncomingMessage): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, DRAIN_TIME);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done).once('close', done).resume();
  });

/**
 * Reads a request's body, never more than the limit into memory, whether its length is announced or not.
 *
 * @param limit bytes.
 * @returns null where the body is larger.
 * @throws Error where the sender goes away.
 */
export const readBody = async (request: IncomingMessage, limit: number): Promise<Buffer | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  const complete = await new Promise<boolean>((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) return resolve(false);
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= limit) return;
      request.off('data', onData);
      resolve(false);
    };
    request.on('data', onData);
    request.once('end', () => resolve(true));
    request.once('close', () => reject(new Error('The sender went away')));
    request.once('error', reject);
  });
  if (complete) return Buffer.concat(chunks);
  chunks.length = 0;
  await drain(request);
  return null;
};
