import { createReadStream } from 'node:fs';
import type { Context } from 'koa';
import { loseAnswer } from '../faults/lose-answer';
import type { Faults } from '../faults/registry';
import type { Clock } from '../state/types';
import type { BulkOperations } from './operations';
import type { BulkResult } from './types';

/** The storage's answer to an old link. */
const EXPIRED =
  "<?xml version='1.0' encoding='UTF-8'?><Error><Code>ExpiredToken</Code><Message>Invalid argument.</Message></Error>";

/** Leaves the caller waiting, for all of a file or for what comes after its first bytes, until it hangs up. */
const standStill = async (ctx: Context, { file, bytes: size }: BulkResult, bytes: number): Promise<void> => {
  if (bytes > 0) {
    ctx.respond = false;
    ctx.res.writeHead(200, { 'Content-Type': 'application/jsonl', 'Content-Length': size });
    for await (const chunk of createReadStream(file, { end: bytes - 1 })) ctx.res.write(chunk);
  }
  await loseAnswer(ctx, { silent: true });
};

/** Streams the result of a bulk operation, as Shopify's storage does. */
export const serveBulkResult = async (
  ctx: Context,
  key: string,
  bulk: BulkOperations,
  faults: Faults,
  clock: Clock
): Promise<void> => {
  const found = bulk.find(key);
  if (!found) {
    ctx.status = 404;
    return;
  }
  const { result, operation } = found;
  const { domain } = operation.installation.shop;
  if (result.expiresAt <= clock.now().getTime() || faults.take('expiredUrl', domain)) {
    ctx.status = 403;
    ctx.type = 'application/xml';
    ctx.body = EXPIRED;
    return;
  }
  const elsewhere = faults.take('redirectDownload', domain);
  if (elsewhere) return ctx.redirect(elsewhere.url);
  const silent = faults.take('silentDownload', domain);
  if (silent) return standStill(ctx, result, silent.bytes ?? 0);
  ctx.type = 'application/jsonl';
  ctx.length = result.bytes;
  const cut = faults.take('cutDownload', domain);
  if (!cut) {
    ctx.body = createReadStream(result.file);
    return;
  }
  const stream = createReadStream(result.file, { end: Math.max(0, cut.bytes - 1) });
  // The announced length is never reached: the connection breaks as it does when a network fails.
  stream.on('end', () => ctx.res.destroy());
  ctx.body = stream;
};
