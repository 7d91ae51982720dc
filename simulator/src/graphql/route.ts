import { randomUUID } from 'node:crypto';
import type { Context } from 'koa';
import { loseAnswer } from '../faults/lose-answer';
import { holdsRecord, loseRecord } from '../faults/null-nodes';
import type { Faults } from '../faults/registry';
import { readFields, textField } from '../http';
import type { Traffic } from '../platform/traffic';
import type { Installation } from '../platform/types';
import { API_VERSION } from '../schema/source';
import { MAX_QUERY_COST, type Throttle } from '../throttle/bucket';
import { createContext } from './context';
import { requestedCost } from './cost';
import type { Engine } from './engine';
import type { DerivedTable, SearchNotice } from './types';

const LIMITS_PAGE = 'https://shopify.dev/api/usage/rate-limits';

/** What the GraphQL endpoint needs of the rest of the simulator. */
export interface GraphqlParts {
  engine: Engine;
  derived: DerivedTable;
  faults: Faults;
  traffic: Traffic;
  throttle: Throttle;
}

const tooExpensive = (cost: number) => ({
  errors: [
    {
      message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`,
      extensions: { code: 'MAX_COST_EXCEEDED', cost, maxCost: MAX_QUERY_COST, documentation: LIMITS_PAGE },
    },
  ],
});

const throttledError = {
  message: 'Throttled',
  extensions: { code: 'THROTTLED', documentation: LIMITS_PAGE },
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Answers one request of the Admin GraphQL API; the token was checked before. */
export const answerGraphql = async (
  ctx: Context,
  installation: Installation,
  parts: GraphqlParts
): Promise<void> => {
  const { engine, derived, faults, throttle, traffic } = parts;
  const { shop } = installation;
  ctx.set('X-Request-Id', randomUUID());
  ctx.set('X-Shopify-API-Version', API_VERSION);

  const fields = await readFields(ctx);
  const variables = isRecord(fields.variables) ? fields.variables : {};
  const prepared = engine.prepare(textField(fields, 'query'), textField(fields, 'operationName') || null);
  if ('errors' in prepared) {
    ctx.body = { errors: prepared.errors };
    return;
  }
  traffic.count(shop.domain, prepared.operation.name?.value ?? 'anonymous');

  const bucket = `${installation.app.clientId} ${shop.domain}`;
  const requested = requestedCost(engine.schema, prepared.document, prepared.operation, variables);
  if (requested > MAX_QUERY_COST) {
    ctx.body = tooExpensive(requested);
    return;
  }
  const costOf = (actual: number | null) => ({
    requestedQueryCost: requested,
    actualQueryCost: actual,
    throttleStatus: throttle.status(bucket, shop.plan),
  });
  if (faults.take('throttled', shop.domain) || !throttle.take(bucket, shop.plan, requested)) {
    ctx.body = { errors: [throttledError], extensions: { cost: costOf(null) } };
    return;
  }

  const stale = prepared.operation.operation === 'query' ? faults.peek('staleReads', shop.domain) : undefined;
  const asOf = stale && new Date(shop.state.clock.now().getTime() - stale.ms);
  const context = createContext(installation, derived, { asOf });
  const result = engine.run(prepared, variables, context);
  const lost =
    prepared.operation.operation === 'mutation' ? faults.take('lostAnswer', shop.domain) : undefined;
  if (lost) return loseAnswer(ctx, lost);
  const loss = prepared.operation.operation === 'query' ? faults.peek('nullNodes', shop.domain) : undefined;
  if (loss && holdsRecord(result, loss)) {
    faults.take('nullNodes', shop.domain);
    loseRecord(result, loss);
  }
  const actual = Math.min(requested, context.cost.points);
  throttle.giveBack(bucket, shop.plan, requested - actual);
  const search: { search?: SearchNotice[] } = context.notices.length > 0 ? { search: context.notices } : {};
  ctx.body = { ...result, extensions: { ...search, cost: costOf(actual) } };
};
