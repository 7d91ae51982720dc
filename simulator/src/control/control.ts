import { applyNamedChange, applyRandomChanges, listChanges } from './changes';
import { complianceBody } from './compliance';
import { ControlError } from './errors';
import { generateShop } from '../generate/index';
import type { Fault } from '../faults/types';
import type { App, AppInput, HostedShop, Installation } from '../platform/types';
import type { Simulation } from '../simulation';
import { createShopState } from '../state/shop-state';
import type { ShopState, StateNode } from '../state/types';
import { topicEnum } from '../webhooks/topics';
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

const DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/** Everything that a person or a test may do to the simulator from outside Shopify's own APIs. */
export const createControl = (simulation: Simulation) => {
  const { platform, faults, holds, webhooks, clock } = simulation;

  const shopOf = (domain: string): HostedShop => {
    const shop = platform.shops.get(domain);
    if (!shop) throw new ControlError(`There is no shop ${domain}`);
    return shop;
  };

  const appOf = (clientId: string): App => {
    const app = platform.apps.get(clientId);
    if (!app) throw new ControlError(`There is no app ${clientId}`);
    return app;
  };

  const installationOf = (domain: string, clientId: string): Installation => {
    const installation = shopOf(domain).installations.get(clientId);
    if (!installation) throw new ControlError(`${clientId} is not installed on ${domain}`);
    return installation;
  };

  const generated = (input: ShopInput): ShopState => {
    const {
      domain,
      name,
      currency,
      taxesIncluded,
      seed = 1,
      customers = 0,
      orders = 0,
      products = 0,
      hugeProduct,
      longOrder,
    } = input;
    const state = createShopState({
      domain,
      clock,
      shop: {
        ...(name ? { name } : {}),
        ...(currency ? { currencyCode: currency, enabledPresentmentCurrencies: [currency] } : {}),
        ...(taxesIncluded === undefined ? {} : { taxesIncluded }),
      },
    });
    generateShop(state, {
      seed,
      customers,
      orders,
      products,
      ...(hugeProduct === undefined ? {} : { hugeProduct }),
      ...(longOrder === undefined ? {} : { longOrder }),
    });
    return state;
  };

  const summary = ({ domain, plan, state, installations }: HostedShop): ShopSummary => ({
    domain,
    name: String(state.shop.name),
    plan,
    currency: String(state.shop.currencyCode),
    counts: {
      customers: state.list('Customer').length,
      orders: state.list('Order').length,
      products: state.list('Product').length,
      productVariants: state.list('ProductVariant').length,
    },
    installations: [...installations.values()].map(({ app, scopes, subscriptions }) => ({
      clientId: app.clientId,
      scopes,
      subscriptions: [...subscriptions.values()].map(({ topic, uri }) => ({ topic, uri })),
    })),
  });

  return {
    listShops: (): ShopSummary[] => [...platform.shops.values()].map(summary),

    /** Takes a shop in whose state was made elsewhere. */
    hostShop(state: ShopState, plan?: ShopInput['plan']): HostedShop {
      const shop = platform.addShop(state, plan);
      webhooks.watch(shop);
      return shop;
    },

    createShop(input: ShopInput): ShopSummary {
      const { domain, plan } = input;
      if (!DOMAIN.test(domain)) throw new ControlError(`${domain} is not a *.myshopify.com domain`, 400);
      if (platform.shops.has(domain)) throw new ControlError(`There is a shop ${domain} already`, 409);
      return summary(this.hostShop(generated(input), plan));
    },

    /** Lets a shop begin anew with other data; who is connected to it stays so and is told nothing. */
    resetShop(input: Omit<ShopInput, 'plan'>): ShopState {
      const shop = shopOf(input.domain);
      shop.state = generated(input);
      webhooks.watch(shop);
      return shop.state;
    },

    setPlan(domain: string, plan: NonNullable<ShopInput['plan']>): ShopSummary {
      const shop = shopOf(domain);
      shop.plan = plan;
      return summary(shop);
    },

    /** The shop's owner changes its name, which the apps are told. */
    renameShop(domain: string, name: string): ShopSummary {
      const shop = shopOf(domain);
      shop.state.put({ ...shop.state.shop, name });
      for (const installation of shop.installations.values())
        webhooks.tell(installation, 'shop/update', { name, myshopify_domain: domain });
      return summary(shop);
    },

    /** Changes or removes an app's subscriptions behind its back. */
    changeSubscriptions(
      domain: string,
      { clientId, topic, remove, uri, apiVersion }: SubscriptionChange
    ): void {
      const { subscriptions } = installationOf(domain, clientId);
      for (const subscription of [...subscriptions.values()]) {
        if (topic && subscription.topic !== topicEnum(topic)) continue;
        if (remove) subscriptions.delete(subscription.id);
        if (uri) subscription.uri = uri;
        if (apiVersion) subscription.apiVersion = apiVersion;
      }
    },

    listApps: (): App[] => [...platform.apps.values()],
    /** Registers an app, or changes the settings named of one that is there. */
    registerApp: (input: AppInput): App => platform.registerApp(input),

    /** Installs an app without a browser and gives an access token of it. */
    install(domain: string, { clientId, scopes, expiresIn }: InstallInput): { accessToken: string } {
      const app = appOf(clientId);
      const shop = shopOf(domain);
      const granted = scopes ?? shop.installations.get(clientId)?.scopes ?? app.scopes;
      const installation = platform.install(shop, app, granted);
      return { accessToken: platform.issueToken(installation, expiresIn ?? null).token };
    },
    uninstall: (domain: string, clientId: string): void =>
      platform.uninstall(installationOf(domain, clientId)),
    revokeTokens: (domain: string, clientId: string): void =>
      platform.revokeTokens(installationOf(domain, clientId)),

    listChanges: (): ChangeSummary[] => listChanges(),
    /** @returns the global id of the node that was made, changed or deleted. */
    applyChange: (domain: string, input: ChangeInput): string =>
      applyNamedChange(shopOf(domain).state, input),
    /** @returns what was changed, in order. */
    applyRandom: (domain: string, count: number, seed: number | string): { name: string; gid: string }[] =>
      applyRandomChanges(shopOf(domain).state, count, seed),

    node(domain: string, id: string): StateNode {
      const node = shopOf(domain).state.get(id);
      if (!node) throw new ControlError(`There is no ${id} in ${domain}`);
      return node;
    },
    nodes: (domain: string, type: string): StateNode[] => shopOf(domain).state.list(type),

    /** How often each GraphQL operation and token grant was asked of a shop. */
    traffic: (domain: string): Record<string, number> => simulation.traffic.of(shopOf(domain).domain),

    listFaults: (): Fault[] => faults.list(),
    addFault: (input: FaultInput): Fault => faults.add(input.kind, input.settings, input.shop ?? null),
    removeFault: (id: number): boolean => faults.remove(id),
    clearFaults: (): void => faults.clear(),
    /**
     * Holds the answer to a request of a shop's app back, after `skip` others.
     *
     * @returns lets it go.
     */
    holdAnswer(domain: string, skip = 0): () => void {
      return holds.hold(shopOf(domain).domain, skip);
    },
    /** How many requests of apps are under way, and how many of them are held. */
    answersUnderWay: (): { underWay: number; held: number } => ({
      underWay: holds.underWay,
      held: holds.held,
    }),

    deliveries: (filter: { shop?: string | undefined; topic?: string | undefined }): Delivery[] =>
      webhooks.log(filter),
    resend(webhookId: string): void {
      if (!webhooks.resend(webhookId)) throw new ControlError(`There is no delivery ${webhookId}`);
    },
    whenIdle: (): Promise<void> => webhooks.whenIdle(),

    sendCompliance(domain: string, input: ComplianceInput): Delivery {
      const shop = shopOf(domain);
      const text = (node: StateNode | undefined, field: string): string | null => {
        const value = node && (node[field] ?? simulation.derived[`Customer.${field}`]?.(shop.state, node));
        return typeof value === 'string' ? value : null;
      };
      const body = complianceBody(shop.state, input, (id) => {
        const customer = shop.state.get(id);
        return { email: text(customer, 'email'), phone: text(customer, 'phone') };
      });
      const app = appOf(input.clientId);
      if (!app.complianceUrl) throw new ControlError(`${app.title} has no URL for compliance webhooks`, 422);
      return webhooks.sendCompliance(shop, app, input.topic, body);
    },
  };
};

export type Control = ReturnType<typeof createControl>;
