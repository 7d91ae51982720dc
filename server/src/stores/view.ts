import type { Store, SyncRun, WebhookHealth } from '../../../shared/contracts';
import { COMPLIANCE_TOPICS } from './compliance-topics';
import { optionsOf, type StoreRow } from './rows';

/** What is known of a store's webhooks; the compliance topics each with when it was last received. */
export const webhooksView = (row: Pick<StoreRow, 'webhooks' | 'complianceReceived'>): WebhookHealth => ({
  registered: row.webhooks?.registered ?? [],
  missing: row.webhooks?.missing ?? [],
  compliance: COMPLIANCE_TOPICS.map((topic) => ({
    topic,
    lastReceivedAt: row.complianceReceived?.[topic] ?? null,
  })),
});

/** A store's row as the admin API shows it: without anything sealed. */
export const toStoreView = (row: StoreRow, counts: Store['counts'], activeRun: SyncRun | null): Store => ({
  documentId: row.documentId,
  domain: row.domain,
  name: row.name,
  plan: row.plan,
  currency: row.currency,
  timezone: row.timezone,
  status: row.connectionStatus,
  method: row.method,
  clientIdHint: row.clientIdHint,
  scopes: row.scopes ?? [],
  missingScopes: row.missingScopes ?? [],
  options: optionsOf(row),
  counts,
  lastSyncAt: row.lastSyncAt,
  activeRun,
  lastError: row.lastError,
  webhooks: webhooksView(row),
});
