import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';

import { CrmError } from '../errors';
import { receiveWebhook } from '../inbox/receive';
import { isShopDomain } from '../shopify/origin';
import { findTopic, parseBody, parseHeaders, verifyWebhook } from '../shopify/webhooks';
import type { Signers } from '../stores/credentials/signers';
import { getService } from '../services';
import { handle } from './support/handle';
import { drain, readBody } from './support/read-body';

/** The largest body that is read, in bytes: 16 MiB. */
const LIMIT = 16 * 1024 * 1024;

/** How long a body may take, in milliseconds: Shopify gives up after 5 seconds. */
const DEADLINE = 10_000;

const REFUSALS = {
  too_large: 'webhook_too_large',
  too_slow: 'webhook_too_slow',
  gone: 'webhook_invalid',
} as const;

const readWhole = async (ctx: Context): Promise<Buffer> => {
  const read = await readBody(ctx.req, { limit: LIMIT, deadline: DEADLINE });
  if (read.ok) return read.body;
  ctx.set('Connection', 'close');
  throw new CrmError(REFUSALS[read.reason]);
};

/** Where Shopify posts all topics to. */
export const createWebhooksController = ({ strapi }: { strapi: Core.Strapi }) => {
  /**
   * Refuses by the headers alone where they suffice: nothing of the body is kept then. Every refusal is the same, so that it
   * tells nothing of the stores.
   */
  const signersOf = async (ctx: Context): Promise<{ domain: string; signers: Signers }> => {
    const { shopDomain, hmac } = parseHeaders(ctx.headers);
    const isComplete = hmac !== null && shopDomain !== null && isShopDomain(shopDomain);
    const signers = isComplete ? await getService(strapi, 'stores').signersOf(shopDomain) : null;
    if (!isComplete || !signers) {
      ctx.set('Connection', 'close');
      await drain(ctx.req);
      throw new CrmError('webhook_unauthorized');
    }
    return { domain: shopDomain, signers };
  };

  return {
    receive: handle(async (ctx) => {
      const receivedAt = await getService(strapi, 'clock').read();
      const { domain, signers } = await signersOf(ctx);
      const body = await readWhole(ctx);
      const verified = verifyWebhook(body, ctx.headers, signers.secrets);
      if (!verified.ok) throw new CrmError('webhook_unauthorized');
      if (verified.headers.topic === null || !parseBody(body)) throw new CrmError('webhook_invalid');
      const topic = findTopic(verified.headers.topic);
      if (topic) {
        const { headers } = verified;
        await receiveWebhook(strapi, { domain, status: signers.status, topic, headers, body, receivedAt });
      }
      ctx.body = { ok: true };
    }),
  };
};
