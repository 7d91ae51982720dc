import type { ListResponse, WebhookEvent } from '../shared/contracts';
import { requestJson } from '../playground/scripts/support/http';
import { waitFor } from '../playground/scripts/support/wait';
import { load, percentile, round } from './support/figures';
import { DOMAIN } from './support/shop';
import { startStage, type Stage } from './support/stage';
import { startSender, type LoadResult } from './support/webhook-sender';

/** A route that Strapi alone answers: its middlewares, its body parser, and nothing behind them. */
const BARE_ROUTE = {
  'src/api/bare/routes/bare.js': `module.exports = { routes: [
    { method: 'POST', path: '/bare', handler: 'bare.post', config: { auth: false } },
  ] };`,
  'src/api/bare/controllers/bare.js': `module.exports = { post(ctx) { ctx.body = { ok: Boolean(ctx.request.body) }; } };`,
};

const ROUNDS = 3;
const SECONDS = 4;

const countEvents = async ({ strapi, admin }: Stage): Promise<number> => {
  const { meta } = await requestJson<ListResponse<WebhookEvent>>(
    `${strapi.url}/shopify-crm/webhook-events?store=${DOMAIN}&page=1`,
    { bearer: admin.token }
  );
  return meta.pagination.total;
};

const median = (results: readonly LoadResult[]): number =>
  percentile(
    results.map(({ perSecond }) => perSecond),
    0.5
  );

/**
 * How many webhooks are accepted a second (verified, deduplicated, durable, worked off beside) against what a bare Strapi
 * POST route answers of the same bodies, in turns; how long an answer takes at half of that; and whether each that was
 * answered 200 is in the inbox.
 */
export const benchWebhooks = async () => {
  const stage = await startStage({ customers: 20, products: 5, orders: 200, files: BARE_ROUTE });
  const sender = startSender();
  try {
    await stage.connect();
    const { url } = stage.strapi;
    const orders = (stage.simulator.shops.get(DOMAIN)?.list('Order') ?? []).map(({ id, updatedAt }) => ({
      id,
      updatedAt: String(updatedAt),
    }));
    const own = `${url}/api/shopify-crm/webhooks`;
    const before = await countEvents(stage);
    await sender.saturate(`${url}/api/bare`, orders, 1);
    const warm = await sender.saturate(own, orders, 1);
    const bare: LoadResult[] = [];
    const accepted: LoadResult[] = [];
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      bare.push(await sender.saturate(`${url}/api/bare`, orders, SECONDS));
      accepted.push(await sender.saturate(own, orders, SECONDS));
    }
    const perSecond = median(accepted);
    const half = await sender.steadily(own, orders, { perSecond: perSecond / 2, seconds: SECONDS * 2 });
    const acknowledged = [warm, ...accepted, half].reduce((sum, result) => sum + result.accepted, 0);
    const stored = (await countEvents(stage)) - before;
    await waitFor(async () => (await stage.admin.countEvents(DOMAIN, 'pending')) === 0, {
      timeoutMs: 10 * 60_000,
      everyMs: 500,
      what: 'the events to be worked off',
    });
    return {
      bench: 'webhooks',
      database: stage.database.env.DATABASE_CLIENT,
      load: load(),
      acceptedPerSecond: round(perSecond),
      bareRoutePerSecond: round(median(bare)),
      ofBareRoute: round(perSecond / median(bare), 2),
      msP50AtHalf: round(half.p50, 1),
      msP99AtHalf: round(half.p99, 1),
      refused: [warm, ...accepted, half].reduce((sum, result) => sum + result.refused, 0),
      acknowledged,
      // Webhooks of the shop itself may have come beside: never fewer than were acknowledged.
      lost: Math.max(0, acknowledged - stored),
      failed: await stage.admin.countEvents(DOMAIN, 'failed'),
    };
  } finally {
    sender.stop();
    await stage.stop();
  }
};
