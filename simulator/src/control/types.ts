import type { FaultKind, FaultSettings } from '../faults/types';
import type { ShopPlan } from '../platform/types';
import type { ComplianceTopic } from '../webhooks/topics';

/** A shop to make: generated from a seed unless the sizes are left out. */
export interface ShopInput {
  /** Such as `demo.myshopify.com`. */
  domain: string;
  plan?: ShopPlan;
  seed?: number | string;
  customers?: number;
  orders?: number;
  products?: number;
  /** A product with 2,048 variants, and an order with 300 lines; by default in shops of 100 products or orders. */
  hugeProduct?: boolean;
  longOrder?: boolean;
  /** ISO 4217; EUR where left out. */
  currency?: string;
  taxesIncluded?: boolean;
  /** The shop's name; from its domain where left out. */
  name?: string;
}

/** A shop as the control API lists it. */
export interface ShopSummary {
  domain: string;
  name: string;
  plan: ShopPlan;
  currency: string;
  counts: { customers: number; orders: number; products: number; productVariants: number };
  installations: { clientId: string; scopes: string[]; subscriptions: { topic: string; uri: string }[] }[];
}

/** A change that can be applied. */
export interface ChangeSummary {
  name: string;
  title: string;
  /** The type of node it works on, or null where it makes one. */
  target: string | null;
}

/** What applying a change does. */
export interface ChangeInput {
  name: string;
  /** The node's global id; one is chosen where left out. */
  target?: string;
  params?: Record<string, unknown>;
  /** What the change's choices are drawn from. */
  seed?: number | string;
}

/** A fault to set; on every shop where `shop` is left out. */
export type FaultInput = {
  [K in FaultKind]: { kind: K; settings: FaultSettings[K]; shop?: string | null };
}[FaultKind];

/** An app to install without a browser, as a developer installs their own custom app. */
export interface InstallInput {
  clientId: string;
  /** Where left out: what it is granted already, or else the app's configured scopes. */
  scopes?: string[];
  /** Seconds; a token that never expires where left out. */
  expiresIn?: number;
}

/** What somebody else does to an app's subscriptions: another tool of its developer, or Shopify itself. */
export interface SubscriptionChange {
  clientId: string;
  /** Slash form; every subscription where left out. */
  topic?: string;
  remove?: boolean;
  uri?: string;
  apiVersion?: string;
}

/** A compliance webhook to send. */
export interface ComplianceInput {
  clientId: string;
  topic: ComplianceTopic;
  /** The customer's global id, for the two topics about one. */
  customer?: string;
}
