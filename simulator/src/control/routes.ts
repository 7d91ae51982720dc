import type Router from '@koa/router';
import { setTimeout as sleep } from 'node:timers/promises';
import { FAULT_KINDS } from '../faults/types';
import { queryText, readFields } from '../http';
import type { AppInput, ShopPlan } from '../platform/types';
import { PLAN_LIMITS } from '../throttle/bucket';
import { COMPLIANCE_TOPICS } from '../webhooks/topics';
import type { Control } from './control';
import { ControlError } from './errors';
import type {
  ChangeInput,
  ComplianceInput,
  FaultInput,
  InstallInput,
  ShopInput,
  SubscriptionChange,
} from './types';

/** How long a wait for the last delivery may take, in ms. */
const IDLE_TIMEOUT_MS = 60_000;

type Fields = Record<string, unknown>;

/** Checks the fields without which a request makes no sense; the rest is optional and typed by the client. */
const demand = <T>(fields: Fields, checks: Record<string, (value: unknown) => boolean>): T => {
  for (const [name, check] of Object.entries(checks)) {
    if (!check(fields[name])) throw new ControlError(`The field ${name} is missing or wrong`, 400);
  }
  return fields as T;
};

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isOneOf =
  (allowed: readonly string[]) =>
  (value: unknown): boolean =>
    allowed.includes(String(value));

/** Adds the control API: JSON over `/_control`, for tests, the demo and curious people. Not part of Shopify. */
export const addControlRoutes = (router: Router, control: Control): void => {
  const at = (path: string): string => `/_control${path}`;
  const domainOf = (ctx: { params: Record<string, string> }): string => ctx.params.shop ?? '';

  router.get(at('/shops'), (ctx) => {
    ctx.body = control.listShops();
  });
  router.post(at('/shops'), async (ctx) => {
    ctx.body = control.createShop(demand<ShopInput>(await readFields(ctx), { domain: isText }));
    ctx.status = 201;
  });
  router.patch(at('/shops/:shop'), async (ctx) => {
    const { plan } = demand<{ plan: ShopPlan }>(await readFields(ctx), {
      plan: isOneOf(Object.keys(PLAN_LIMITS)),
    });
    ctx.body = control.setPlan(domainOf(ctx), plan);
  });
  router.patch(at('/shops/:shop/name'), async (ctx) => {
    const { name } = demand<{ name: string }>(await readFields(ctx), { name: isText });
    ctx.body = control.renameShop(domainOf(ctx), name);
  });
  router.post(at('/shops/:shop/subscriptions'), async (ctx) => {
    const change = demand<SubscriptionChange>(await readFields(ctx), { clientId: isText });
    control.changeSubscriptions(domainOf(ctx), change);
    ctx.status = 204;
  });
  router.get(at('/apps'), (ctx) => {
    ctx.body = control.listApps();
  });
  router.post(at('/apps'), async (ctx) => {
    ctx.body = control.registerApp(demand<AppInput>(await readFields(ctx), { clientId: isText }));
    ctx.status = 201;
  });
  router.post(at('/shops/:shop/installations'), async (ctx) => {
    ctx.body = control.install(
      domainOf(ctx),
      demand<InstallInput>(await readFields(ctx), { clientId: isText })
    );
    ctx.status = 201;
  });
  router.delete(at('/shops/:shop/installations/:clientId'), (ctx) => {
    control.uninstall(domainOf(ctx), ctx.params.clientId ?? '');
    ctx.status = 204;
  });
  router.delete(at('/shops/:shop/installations/:clientId/tokens'), (ctx) => {
    control.revokeTokens(domainOf(ctx), ctx.params.clientId ?? '');
    ctx.status = 204;
  });
  router.get(at('/changes'), (ctx) => {
    ctx.body = control.listChanges();
  });
  router.post(at('/shops/:shop/changes'), async (ctx) => {
    const input = demand<ChangeInput>(await readFields(ctx), { name: isText });
    ctx.body = { target: control.applyChange(domainOf(ctx), input) };
  });
  router.post(at('/shops/:shop/changes/random'), async (ctx) => {
    const { count, seed } = demand<{ count: number; seed?: number | string }>(await readFields(ctx), {
      count: (value) => Number.isInteger(value) && Number(value) > 0,
    });
    ctx.body = { applied: control.applyRandom(domainOf(ctx), count, seed ?? 1) };
  });
  router.get(at('/shops/:shop/nodes'), (ctx) => {
    const id = queryText(ctx, 'id');
    ctx.body = id ? control.node(domainOf(ctx), id) : control.nodes(domainOf(ctx), queryText(ctx, 'type'));
  });
  router.post(at('/shops/:shop/compliance'), async (ctx) => {
    const checks = { clientId: isText, topic: isOneOf(COMPLIANCE_TOPICS) };
    ctx.body = control.sendCompliance(domainOf(ctx), demand<ComplianceInput>(await readFields(ctx), checks));
    ctx.status = 202;
  });
  router.get(at('/faults'), (ctx) => {
    ctx.body = control.listFaults();
  });
  router.post(at('/faults'), async (ctx) => {
    const checks = { kind: isOneOf(FAULT_KINDS), settings: isObject };
    ctx.body = control.addFault(demand<FaultInput>(await readFields(ctx), checks));
    ctx.status = 201;
  });
  router.delete(at('/faults'), (ctx) => {
    control.clearFaults();
    ctx.status = 204;
  });
  router.delete(at('/faults/:id'), (ctx) => {
    ctx.status = control.removeFault(Number(ctx.params.id)) ? 204 : 404;
  });
  router.get(at('/deliveries'), (ctx) => {
    ctx.body = control.deliveries({
      shop: queryText(ctx, 'shop') || undefined,
      topic: queryText(ctx, 'topic') || undefined,
    });
  });
  router.post(at('/deliveries/:id/resend'), (ctx) => {
    control.resend(ctx.params.id ?? '');
    ctx.status = 204;
  });
  router.post(at('/idle'), async (ctx) => {
    const { timeoutMs } = await readFields(ctx);
    const limit = typeof timeoutMs === 'number' ? timeoutMs : IDLE_TIMEOUT_MS;
    const giveUp = new AbortController();
    const idle = await Promise.race([
      control.whenIdle().then(() => true),
      sleep(limit, false, { signal: giveUp.signal }),
    ]);
    giveUp.abort();
    ctx.body = { idle };
  });
};
