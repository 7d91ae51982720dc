import type { Fault } from '../faults/types';
import type { App, AppInput, ShopPlan } from '../platform/types';
import type { StateNode } from '../state/types';
import type { Delivery } from '../webhooks/types';
import type {
  ChangeInput,
  ChangeSummary,
  ComplianceInput,
  FaultInput,
  InstallInput,
  ShopInput,
  ShopSummary,
  SubscriptionChange,
} from './types';

/** The control API answered with an error. */
export class ControlRequestError extends Error {
  override name = 'ControlRequestError';

  constructor(
    readonly status: number,
    message: string
  ) {
    super(message);
  }
}

/** A typed client of the control API, for tests and the demo. */
export interface ControlClient {
  listShops(): Promise<ShopSummary[]>;
  createShop(input: ShopInput): Promise<ShopSummary>;
  setPlan(shop: string, plan: ShopPlan): Promise<ShopSummary>;
  /** The shop's owner changes its name, which the apps are told. */
  renameShop(shop: string, name: string): Promise<ShopSummary>;
  /** Changes or removes an app's subscriptions behind its back. */
  changeSubscriptions(shop: string, change: SubscriptionChange): Promise<void>;
  listApps(): Promise<App[]>;
  /** Registers an app, or changes the settings named of one that is there. */
  registerApp(input: AppInput): Promise<App>;
  /** Installs an app without a browser and gives an access token of it. */
  install(shop: string, input: InstallInput): Promise<{ accessToken: string }>;
  uninstall(shop: string, clientId: string): Promise<void>;
  /** Kills an installation's access tokens and leaves the app installed. */
  revokeTokens(shop: string, clientId: string): Promise<void>;
  listChanges(): Promise<ChangeSummary[]>;
  /** Makes one change; its target is the node that was made, changed or deleted. */
  applyChange(shop: string, input: ChangeInput): Promise<{ target: string }>;
  applyRandom(
    shop: string,
    count: number,
    seed?: number | string
  ): Promise<{ applied: { name: string; gid: string }[] }>;
  node(shop: string, id: string): Promise<StateNode>;
  nodes(shop: string, type: string): Promise<StateNode[]>;
  listFaults(): Promise<Fault[]>;
  addFault(input: FaultInput): Promise<Fault>;
  removeFault(id: number): Promise<void>;
  clearFaults(): Promise<void>;
  /** Newest first. */
  deliveries(filter?: { shop?: string; topic?: string }): Promise<Delivery[]>;
  resend(webhookId: string): Promise<void>;
  /** Waits until every webhook is delivered or given up; false when the time ran out first. */
  whenIdle(timeoutMs?: number): Promise<{ idle: boolean }>;
  sendCompliance(shop: string, input: ComplianceInput): Promise<Delivery>;
}

/** @param baseUrl the simulator's address, such as `http://127.0.0.1:4010`. */
export const createControlClient = (baseUrl: string): ControlClient => {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${baseUrl}/_control${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new ControlRequestError(response.status, `${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  };
  const at = (shop: string): string => `/shops/${encodeURIComponent(shop)}`;
  const query = (parameters: Record<string, string>): string =>
    `?${new URLSearchParams(parameters).toString()}`;

  return {
    listShops: () => call('GET', '/shops'),
    createShop: (input) => call('POST', '/shops', input),
    setPlan: (shop, plan) => call('PATCH', at(shop), { plan }),
    renameShop: (shop, name) => call('PATCH', `${at(shop)}/name`, { name }),
    changeSubscriptions: (shop, change) => call('POST', `${at(shop)}/subscriptions`, change),
    listApps: () => call('GET', '/apps'),
    registerApp: (input) => call('POST', '/apps', input),
    install: (shop, input) => call('POST', `${at(shop)}/installations`, input),
    uninstall: (shop, clientId) => call('DELETE', `${at(shop)}/installations/${clientId}`),
    revokeTokens: (shop, clientId) => call('DELETE', `${at(shop)}/installations/${clientId}/tokens`),
    listChanges: () => call('GET', '/changes'),
    applyChange: (shop, input) => call('POST', `${at(shop)}/changes`, input),
    applyRandom: (shop, count, seed = 1) => call('POST', `${at(shop)}/changes/random`, { count, seed }),
    node: (shop, id) => call('GET', `${at(shop)}/nodes${query({ id })}`),
    nodes: (shop, type) => call('GET', `${at(shop)}/nodes${query({ type })}`),
    listFaults: () => call('GET', '/faults'),
    addFault: (input) => call('POST', '/faults', input),
    removeFault: (id) => call('DELETE', `/faults/${id}`),
    clearFaults: () => call('DELETE', '/faults'),
    deliveries: (filter = {}) => call('GET', `/deliveries${query(filter)}`),
    resend: (webhookId) => call('POST', `/deliveries/${webhookId}/resend`),
    whenIdle: (timeoutMs) => call('POST', '/idle', { timeoutMs }),
    sendCompliance: (shop, input) => call('POST', `${at(shop)}/compliance`, input),
  };
};
