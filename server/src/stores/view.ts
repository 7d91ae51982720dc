import {
  RESOURCES,
  type Store,
  type SyncRun,
  type WebhookHealth,
  type Withheld,
} from '../../../shared/contracts';
import { personalFields } from '../records/withheld';
import { RESOURCE_DEFINITIONS } from '../shopify/resources';
import { COMPLIANCE_TOPICS } from '../shopify/webhooks';
import { optionsOf, type StoreRow } from './rows';
import { importOption } from './scopes';

/** What is known of a store's webhooks; the compliance topics each with when it was last received. */
export const webhooksView = (
  row: Pick<StoreRow, 'webhooks' | 'complianceReceived' | 'webhooksCheckedAt'>,
  lastReceivedAt: string | null
): WebhookHealth => ({
  registered: row.webhooks?.registered ?? [],
  missing: row.webhooks?.missing ?? [],
  checkedAt: row.webhooksCheckedAt,
  lastReceivedAt,
  compliance: COMPLIANCE_TOPICS.map((topic) => ({
    topic,
    lastReceivedAt: row.complianceReceived?.[topic] ?? null,
  })),
});

/** What the store's app may not see: whole resources whose scope is missing, and what reads were denied. */
const withheldView = (row: StoreRow): Withheld[] => {
  const { kinds = [], fields = [] } = row.withheld ?? {};
  const options = optionsOf(row);
  const scopeless = RESOURCES.filter(
    (resource) =>
      options[importOption[resource]] && row.missingScopes?.includes(RESOURCE_DEFINITIONS[resource].scope)
  ).map((resource): Withheld => ({
    resource,
    fields: [],
    reason: 'missing_scope',
    permission: RESOURCE_DEFINITIONS[resource].scope,
  }));
  const personal = RESOURCES.map((resource): Withheld => ({
    resource,
    fields: personalFields(resource, kinds),
    reason: 'protected_customer_data',
    permission: null,
  }));
  return [...scopeless, ...fields, ...personal.filter((one) => one.fields.length > 0)];
};

/** What a store's view takes from elsewhere than its row. */
export interface StoreSurroundings extends Pick<Store, 'counts'> {
  activeRun: SyncRun | null;
  /** When the newest webhook came in. */
  lastReceivedAt: string | null;
}

/** A store's row as the admin API shows it: without anything sealed. */
export const toStoreView = (
  row: StoreRow,
  { counts, activeRun, lastReceivedAt }: StoreSurroundings
): Store => ({
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
  withheld: withheldView(row),
  options: optionsOf(row),
  counts,
  lastSyncAt: row.lastSyncAt,
  activeRun,
  lastError: row.lastError,
  webhooks: webhooksView(row, lastReceivedAt),
});
