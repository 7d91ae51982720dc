import Router from '@koa/router';
import Koa, { type Context, type Next } from 'koa';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveBulkResult } from './bulk/download';
import type { Control } from './control/control';
import { addControlRoutes } from './control/routes';
import { loseAnswer } from './faults/lose-answer';
import { answerGraphql } from './graphql/route';
import { addOauthRoutes, type ShopRoutes } from './oauth/route';
import { addPageRoutes } from './page/routes';
import { API_VERSION } from './schema/source';
import type { Simulation } from './simulation';

const DROPS = 10;

/** Sends the answer in pieces, spread over some time. */
const drip = (ctx: Context, milliseconds: number): void => {
  const text = typeof ctx.body === 'string' ? ctx.body : JSON.stringify(ctx.body);
  const size = Math.ceil(text.length / DROPS);
  ctx.type = 'json';
  ctx.body = Readable.from(
    (async function* pieces() {
      for (let start = 0; start < text.length; start += size) {
        await sleep(milliseconds / DROPS);
        yield Buffer.from(text.slice(start, start + size));
      }
    })()
  );
};

/** Answers before the endpoint does where a fault is set for the shop, and holds its answer back where it is to be held. */
const faultyNetwork = ({ faults, holds }: Simulation) => {
  const answer = async (ctx: Context, next: Next, domain: string): Promise<void> => {
    const latency = faults.peek('latency', domain);
    if (latency) await sleep(latency.ms);
    const limited = faults.take('status429', domain);
    if (limited) {
      ctx.status = 429;
      ctx.set('Retry-After', (limited.retryAfter ?? 2).toFixed(1));
      ctx.body = {
        errors:
          'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.',
      };
      return;
    }
    const broken = faults.take('status5xx', domain);
    if (broken) {
      ctx.status = broken.status ?? 503;
      ctx.type = 'html';
      ctx.body = '<!doctype html><title>Something went wrong</title><h1>Something went wrong</h1>';
      return;
    }
    if (faults.take('resetConnections', domain)) {
      ctx.respond = false;
      ctx.req.socket.resetAndDestroy();
      return;
    }
    if (faults.take('silence', domain)) {
      return loseAnswer(ctx, { silent: true });
    }
    if (faults.take('invalidJson', domain)) {
      ctx.type = 'json';
      ctx.body = '{"data":{"nodes":[{"id":';
      return;
    }
    await next();
    await holds.pass(domain);
    const slow = faults.take('slowDrip', domain);
    if (slow) drip(ctx, slow.ms);
  };
  return async (ctx: Context, next: Next): Promise<void> => {
    const domain = /^\/([^/]+)\/admin\//.exec(ctx.path)?.[1];
    return domain ? holds.during(() => answer(ctx, next, domain)) : next();
  };
};

/** Errors of the simulator's own, as JSON. */
const answerErrors = async (ctx: Context, next: Next): Promise<void> => {
  try {
    await next();
  } catch (error) {
    const { status, expose, message, code } = error as {
      status?: number;
      expose?: boolean;
      message: string;
      code?: string;
    };
    // The caller hung up: nobody is there to be answered.
    if (code === 'ECONNRESET') return;
    ctx.status = status ?? 500;
    ctx.body = { errors: expose ? message : `The simulator failed: ${message}` };
    if (!expose) ctx.app.emit('error', error, ctx);
  }
};

const shopRoutes = ({ platform }: Simulation): ShopRoutes => {
  const withShop: ShopRoutes['withShop'] = (handle) => async (ctx) => {
    const shop = platform.shops.get(String((ctx as Context & { params: { shop?: string } }).params.shop));
    if (shop) return handle(ctx, shop);
    ctx.status = 404;
    ctx.body = { errors: 'Not Found' };
  };
  return {
    withShop,
    withToken: (handle) =>
      withShop((ctx, shop) => {
        const token = platform.findToken(shop, ctx.get('X-Shopify-Access-Token'));
        if (token) return handle(ctx, token.installation);
        ctx.status = 401;
        ctx.body = { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' };
      }),
  };
};

/** The simulator's web application: Shopify's endpoints of every shop, the control API and the pages. */
export const createServer = (simulation: Simulation, control: Control): Koa => {
  const app = new Koa();
  const router = new Router();
  const routes = shopRoutes(simulation);

  router.get('/_bulk/:key.jsonl', (ctx) =>
    serveBulkResult(ctx, String(ctx.params.key), simulation.bulk, simulation.faults, simulation.clock)
  );
  addControlRoutes(router, control);
  router.post(
    '/:shop/admin/api/:version/graphql.json',
    routes.withToken((ctx, installation) => {
      if ((ctx as Context & { params: { version?: string } }).params.version === API_VERSION) {
        return answerGraphql(ctx, installation, simulation);
      }
      ctx.status = 404;
      ctx.body = { errors: 'Not Found' };
    })
  );
  addOauthRoutes(router, routes, simulation);
  addPageRoutes(router, routes, simulation, control);

  app.use(answerErrors);
  app.use(faultyNetwork(simulation));
  app.use(router.routes());
  return app;
};
