import type {
  DataResponse,
  ListResponse,
  SolutionName,
  Solution,
  Store,
  SyncRun,
  WebhookEvent,
} from '../../../shared/contracts';
import { requestJson, type JsonRequest } from './http';

export interface Login {
  email: string;
  password: string;
}

/** An admin who is logged in, and the plugin's admin routes as that admin. */
export interface AdminClient {
  readonly url: string;
  readonly token: string;
  stores(): Promise<Store[]>;
  runs(domain: string): Promise<SyncRun[]>;
  installSolution(name: SolutionName): Promise<Solution>;
  /** How many webhook events of a store are in a state. */
  countEvents(domain: string, status: WebhookEvent['status']): Promise<number>;
  failedEvents(domain: string): Promise<WebhookEvent[]>;
  /** Makes an API token that may read everything, as Settings → API Tokens does. */
  createApiToken(name: string): Promise<string>;
}

/**
 * Registers the first admin of a fresh Strapi, as its welcome page does.
 *
 * @throws HttpError where there is an admin already.
 */
export const registerFirstAdmin = async (url: string, login: Login): Promise<void> => {
  await requestJson(`${url}/admin/register-admin`, {
    method: 'POST',
    body: { firstname: 'Demo', lastname: 'Admin', ...login },
  });
};

/** @throws HttpError where the login is refused. */
export const loginAdmin = async (url: string, login: Login): Promise<AdminClient> => {
  const { data } = await requestJson<DataResponse<{ token: string }>>(`${url}/admin/login`, {
    method: 'POST',
    body: login,
  });
  return adminClient(url, data.token);
};

/** The plugin's admin routes with a token one already has. */
export const adminClient = (url: string, token: string): AdminClient => {
  const call = <T>(path: string, request: JsonRequest = {}) =>
    requestJson<T>(`${url}${path}`, { ...request, bearer: token });
  const events = (domain: string, status: WebhookEvent['status']) =>
    call<ListResponse<WebhookEvent>>(
      `/shopify-crm/webhook-events?status=${status}&store=${encodeURIComponent(domain)}&page=1`
    );

  return {
    url,
    token,
    stores: async () => (await call<DataResponse<Store[]>>('/shopify-crm/stores')).data,
    runs: async (domain) =>
      (await call<ListResponse<SyncRun>>(`/shopify-crm/sync-runs?store=${encodeURIComponent(domain)}`)).data,
    installSolution: async (name) =>
      (await call<DataResponse<Solution>>(`/shopify-crm/solutions/${name}/install`, { method: 'POST' })).data,
    countEvents: async (domain, status) => (await events(domain, status)).meta.pagination.total,
    failedEvents: async (domain) => (await events(domain, 'failed')).data,
    createApiToken: async (name) => {
      const body = { name, description: '', type: 'full-access', lifespan: null };
      const created = await call<DataResponse<{ accessKey: string }>>('/admin/api-tokens', {
        method: 'POST',
        body,
      });
      return created.data.accessKey;
    },
  };
};
