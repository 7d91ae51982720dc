import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { PluginServices } from '../../../server/src/services';
import { createTurnedClock } from './clock';

/** How the plugin's services are made: what ships, or a variant of it. */
export type Factories = {
  [K in keyof PluginServices]: (context: { strapi: Core.Strapi }) => PluginServices[K];
};

/** What a process finds when it wants something of the world after its death. */
export class CrashedError extends Error {
  override readonly name = 'CrashedError';

  constructor() {
    super('This process is dead');
  }
}

/** The plugin's half of a Strapi process: its services with all that they keep in memory. It can die at any statement. */
export interface PluginProcess {
  readonly services: PluginServices;
  readonly isDead: boolean;
  /** How many statements it has sent, and how many of these are unanswered. */
  readonly statements: { sent: number; open: number };
  /** Dies once it wants to send that many statements more: this last one is not sent, its transaction is rolled back. */
  dieAfter(statements: number): void;
  /** Dies now. */
  die(): void;
  /** Starts what goes on by itself, as the plugin's bootstrap does. */
  start(): Promise<void>;
  /** Removes what is left of a dead one: timers, requests to Shopify. */
  bury(): Promise<void>;
}

interface Query {
  sql?: string;
}

interface Client {
  _query(connection: unknown, query: Query): Promise<unknown>;
}

interface Life {
  isDead: boolean;
  left: number;
  sent: number;
  open: number;
}

const lives = new AsyncLocalStorage<Life>();

/** Lets each statement through that is not a dead process's; a dead process's transactions can but be rolled back. */
export const watchStatements = (strapi: Core.Strapi): void => {
  const prototype = Object.getPrototypeOf(strapi.db.connection.client) as Client;
  const send = prototype._query;
  prototype._query = async function (this: Client, connection, query) {
    const life = lives.getStore();
    if (!life) return send.call(this, connection, query);
    const sql = (query.sql ?? '').toUpperCase();
    if (sql.startsWith('ROLLBACK')) return send.call(this, connection, query);
    life.left -= 1;
    if (life.left < 0) life.isDead = true;
    if (life.isDead) {
      // What a database does with a transaction whose client is gone.
      if (sql.startsWith('COMMIT')) await send.call(this, connection, { ...query, sql: 'ROLLBACK;' });
      throw new CrashedError();
    }
    life.sent += 1;
    life.open += 1;
    try {
      return await send.call(this, connection, query);
    } finally {
      life.open -= 1;
    }
  };
};

/** Makes whatever is called run as a part of this life, unless it is called by somebody dead. */
const within = <S extends object>(life: Life, service: S): S =>
  new Proxy(service, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...parameters: unknown[]): unknown => {
        const caller = lives.getStore();
        if (caller?.isDead) throw new CrashedError();
        return lives.run(caller ?? life, () => value.apply(target, parameters) as unknown);
      };
    },
  });

/** Boots the plugin's services anew: from now on Strapi's routes and hooks reach these. */
export const bootPluginProcess = (strapi: Core.Strapi, given: Factories): PluginProcess => {
  const factories: Factories = { ...given, clock: createTurnedClock };
  const life: Life = { isDead: false, left: Infinity, sent: 0, open: 0 };
  const names = Object.keys(factories) as (keyof PluginServices)[];
  const services = Object.fromEntries(
    names.map((name) => [name, within(life, factories[name]({ strapi }))])
  ) as unknown as PluginServices;
  for (const name of names) strapi.get('services').set(`plugin::shopify-crm.${name}`, services[name]);

  return {
    services,
    get isDead() {
      return life.isDead;
    },
    get statements() {
      return { sent: life.sent, open: life.open };
    },
    dieAfter(statements) {
      life.left = statements;
    },
    die() {
      life.isDead = true;
    },
    async start() {
      services.inbox.start();
      await services.sync.resume();
    },
    async bury() {
      life.isDead = true;
      const own = (name: keyof PluginServices): { stop?: () => Promise<void> } => services[name] as never;
      for (const name of ['inbox', 'sync', 'deleted', 'subscriptions'] as const) {
        const stop = own(name).stop;
        await stop?.().catch(() => undefined);
      }
    },
  };
};
