import type { Clock, Gid, ShopState } from '../state/types';

/** The kinds of personal fields that Shopify approves one by one (level 2 of "Protected customer data"). */
export type PersonalKind = 'name' | 'email' | 'phone' | 'address';

/** How much of the protected customer data an app is approved for; a list names the approved kinds of personal fields. */
export type CustomerDataAccess = 'all' | 'no-personal-fields' | 'none' | readonly PersonalKind[];

/** An app as its developer configured it in the Dev Dashboard. */
export interface App {
  clientId: string;
  /** `shpss_…`; signs webhooks, redirects and app-begun installs. */
  clientSecret: string;
  title: string;
  /** The access scopes of the released version; what a managed install grants. */
  scopes: string[];
  /** Where codes may be sent; compared exactly. */
  redirectUrls: string[];
  /** Where an install that starts in Shopify sends the browser. */
  appUrl: string | null;
  /** A public app that Shopify has not approved yet: nobody may install it. */
  underReview: boolean;
  /** False until a version is released: its install links are invalid. */
  released: boolean;
  /** The shops that may install it; `any` for a public app. */
  distribution: 'any' | string[];
  /** True: scopes come with the authorize URL; false: from `scopes` (managed install). */
  legacyInstallFlow: boolean;
  /** Where customers/data_request, customers/redact and shop/redact go: configuration, never the API. */
  complianceUrl: string | null;
  /** False: `read_all_orders` is left out of every grant. */
  approvedForAllOrders: boolean;
  /** False: bulk operations are denied (Dev Dashboard, "Allow bulk queries"). */
  bulkQueriesAllowed: boolean;
  customerData: CustomerDataAccess;
  /** Whether an error stands beside each personal field that is answered null for want of approval. */
  tellsUnapproved: boolean;
  /** The shops of the app's own organisation, where the client-credentials grant works. */
  organisationShops: string[];
  /** Skips the consent page: for machines that follow redirects. */
  autoApprove: boolean;
}

/** An app-owned metafield on the AppInstallation. */
export interface AppMetafield {
  id: Gid;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}

/** A webhook subscription made over the API. */
export interface Subscription {
  id: Gid;
  /** The enum's name, such as `ORDERS_UPDATED`. */
  topic: string;
  uri: string;
  includeFields: string[];
  /** The API version of the request that made or changed it last. */
  apiVersion: string;
  name: string | null;
  createdAt: string;
  updatedAt: string;
}

/** An app installed on a shop, and all that goes with it when it is uninstalled. */
export interface Installation {
  id: Gid;
  app: App;
  shop: HostedShop;
  scopes: string[];
  installedAt: string;
  /** Keyed by `namespace.key`. */
  metafields: Map<string, AppMetafield>;
  subscriptions: Map<Gid, Subscription>;
}

/** A shop's plan, by the points that the Admin API restores each second. */
export type ShopPlan = 'standard' | 'advanced' | 'plus' | 'enterprise';

/** A shop that the simulator answers for. */
export interface HostedShop {
  readonly domain: string;
  /** Replaced where the shop begins anew. */
  state: ShopState;
  plan: ShopPlan;
  /** Keyed by the app's client id. */
  readonly installations: Map<string, Installation>;
}

/** An Admin API access token. */
export interface AccessToken {
  token: string;
  installation: Installation;
  /** Milliseconds since the epoch, or null for one that never expires. */
  expiresAt: number | null;
}

/** The apps, shops and tokens that everything else works on. */
export interface Platform {
  readonly clock: Clock;
  readonly apps: Map<string, App>;
  readonly shops: Map<string, HostedShop>;
  /** A new global id of a type that belongs to the platform, not to a shop's data. */
  nextGid(typename: string): Gid;
  registerApp(settings: AppInput): App;
  addShop(state: ShopState, plan?: ShopPlan): HostedShop;
  /** Installs the app, or changes what an installed one is granted. */
  install(shop: HostedShop, app: App, scopes: readonly string[]): Installation;
  /** Ends an installation: its tokens, metafields and subscriptions are gone; the listeners hear of it first. */
  uninstall(installation: Installation): void;
  onUninstall(listener: (installation: Installation) => void): void;
  /** The listener hears of an installation whose scopes were changed, and what they were. */
  onScopesChange(listener: (installation: Installation, previous: readonly string[]) => void): void;
  /** @param lifetime seconds, or null for a token that never expires. */
  issueToken(installation: Installation, lifetime: number | null): AccessToken;
  /** The token's record where it is alive and of this shop. */
  findToken(shop: HostedShop, token: string): AccessToken | undefined;
  /** Kills the tokens of an installation without uninstalling the app. */
  revokeTokens(installation: Installation): void;
}

/** What is needed to register an app; the rest has defaults of a released app that any shop may install. */
export type AppInput = Partial<App> & Pick<App, 'clientId'>;
