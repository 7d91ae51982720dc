import { createBulkOperations, type BulkOperations } from './bulk/operations';
import { bulkFields } from './bulk/fields';
import { customDataFields } from './custom-data/fields';
import { createHolds, type Holds } from './faults/holds';
import { createFaults, type Faults } from './faults/registry';
import { createEngine, type Engine } from './graphql/engine';
import { draftOrderFields } from './mutations/draft-orders';
import { tagFields } from './mutations/tags';
import type { DerivedTable } from './graphql/types';
import { createGrants, type Grants } from './oauth/grants';
import { appFields } from './platform/fields';
import { createPlatform } from './platform/platform';
import { createTraffic, type Traffic } from './platform/traffic';
import type { Platform } from './platform/types';
import { loadAdminSchema } from './schema/load';
import { derivedFields } from './state/derived';
import type { Clock } from './state/types';
import { createThrottle, type Throttle } from './throttle/bucket';
import { webhookFields } from './webhooks/fields';
import { createWebhooks, type Webhooks } from './webhooks/webhooks';

/** How a simulation differs from Shopify, so that tests are quick. */
export interface SimulationOptions {
  clock: Clock;
  /** What a second of the webhooks' retry schedule lasts, in seconds; 1 is Shopify's. */
  retryScale: number;
  /** How long a bulk operation takes at least, in ms. */
  bulkDurationMs: number;
  /** The simulator's own address, known once it listens. */
  baseUrl(): string;
}

/** All parts of one running simulator. */
export interface Simulation {
  readonly clock: Clock;
  readonly platform: Platform;
  readonly faults: Faults;
  readonly traffic: Traffic;
  readonly holds: Holds;
  readonly throttle: Throttle;
  readonly engine: Engine;
  readonly derived: DerivedTable;
  readonly webhooks: Webhooks;
  readonly bulk: BulkOperations;
  readonly grants: Grants;
  baseUrl(): string;
}

/** Puts the parts together. */
export const createSimulation = (options: SimulationOptions): Simulation => {
  const { clock, baseUrl } = options;
  const derived: DerivedTable = derivedFields;
  const platform = createPlatform(clock);
  const faults = createFaults();
  const traffic = createTraffic();
  const engine = createEngine(loadAdminSchema(), derived);
  const webhooks = createWebhooks(platform, faults, options.retryScale);
  const bulk = createBulkOperations({
    platform,
    engine,
    derived,
    faults,
    durationMs: options.bulkDurationMs,
    onFinish: (operation) =>
      webhooks.tell(operation.installation, 'bulk_operations/finish', {
        admin_graphql_api_id: operation.id,
        created_at: operation.createdAt,
        completed_at: operation.completedAt,
        error_code: operation.errorCode?.toLowerCase() ?? null,
        status: operation.status.toLowerCase(),
        type: 'query',
      }),
  });
  for (const { fields, nodes } of [
    appFields(platform),
    webhookFields(platform),
    bulkFields({ bulk, engine, faults, baseUrl }),
    { fields: { ...tagFields, ...draftOrderFields, ...customDataFields }, nodes: {} },
  ]) {
    engine.extend(fields, nodes);
  }
  return {
    clock,
    platform,
    faults,
    traffic,
    holds: createHolds(),
    throttle: createThrottle(),
    engine,
    derived,
    webhooks,
    bulk,
    grants: createGrants(platform),
    baseUrl,
  };
};
