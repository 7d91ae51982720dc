import { createReadStream } from 'node:fs';
import type { Context } from 'koa';
import type { Faults } from '../faults/registry';
import type { Clock } from '../state/types';
import type { BulkOperations } from './operations';

/** The storage's answer to an old link. */
const EXPIRED =
  "<?xml version='1.0' encoding='UTF-8'?><Error><Code>ExpiredToken</Code><Message>Invalid argument.</Message></Error>";

/** Streams the result of a bulk operation, as Shopify's storage does. */
export const serveBulkResult = (
  ctx: Context,
  key: string,
  bulk: BulkOperations,
  faults: Faults,
  clock: Clock
): void => {
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
