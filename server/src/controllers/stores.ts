import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { array, boolean, object, string, type ObjectSchema } from 'yup';

import {
  RESOURCES,
  type ConnectMethod,
  type ConnectRequest,
  type ReplaceSecretRequest,
  type StoreOptions,
} from '../../../shared/contracts';
import { CrmError } from '../errors';
import { isMessageCode } from '../messages';
import { getService } from '../services';
import type { StartOptions } from '../sync';
import { replaceSecret } from '../stores/credentials/replace-secret';
import { setHandshakeCookie } from './support/handshake-cookie';
import { handle } from './support/handle';
import { bodyOf, paramOf, parseRequest } from './support/parse';

const METHODS = [
  'app',
  'custom-app',
  'client-credentials',
  'access-token',
] as const satisfies ConnectMethod[];

const connectSchema: ObjectSchema<ConnectRequest> = object({
  domain: string().ensure(),
  method: string().oneOf(METHODS).required(),
  clientId: string(),
  clientSecret: string(),
  accessToken: string(),
  legacyInstallFlow: boolean(),
  includeOldOrders: boolean(),
  takeOver: boolean().strict(),
});

const flag = () => boolean().strict();

const optionsSchema: ObjectSchema<{ options: Partial<StoreOptions> }> = object({
  options: object({
    importCustomers: flag(),
    importOrders: flag(),
    importProducts: flag(),
    importLineItems: flag(),
    includeOldOrders: flag(),
    enabled: flag(),
  }).required(),
});

const syncSchema = object({
  mode: string()
    .oneOf(['full', 'incremental'] as const)
    .required(),
  resources: array().of(string().oneOf(RESOURCES).required()).min(1),
});

const secretSchema: ObjectSchema<ReplaceSecretRequest> = object({ clientSecret: string().ensure() });

const reconcileSchema = object({ repair: flag().default(false) });

/** The id of the admin who is logged in. */
const adminIdOf = (ctx: Context): string => String((ctx.state as { user: { id: string | number } }).user.id);

/** Starts a run of the store that the path names, and answers it. */
const startRun = async (strapi: Core.Strapi, ctx: Context, options: StartOptions): Promise<void> => {
  const { documentId } = await getService(strapi, 'stores').require(paramOf(ctx, 'documentId'));
  const started = await getService(strapi, 'sync').start(documentId, options);
  if (!started.ok) {
    throw new CrmError(isMessageCode(started.code) ? started.code : 'internal_error', {
      message: started.message,
    });
  }
  ctx.status = 202;
  ctx.body = { data: started.run };
};

/** The stores in the admin. */
export const createStoresController = ({ strapi }: { strapi: Core.Strapi }) => ({
  list: handle(async (ctx) => {
    const stores = await getService(strapi, 'stores').list();
    getService(strapi, 'subscriptions').healWhenDue(stores.map(({ domain }) => domain));
    ctx.body = { data: stores };
  }),

  get: handle(async (ctx) => {
    const store = await getService(strapi, 'stores').get(paramOf(ctx, 'documentId'));
    getService(strapi, 'subscriptions').healWhenDue([store.domain]);
    ctx.body = { data: store };
  }),

  connect: handle(async (ctx) => {
    const request = parseRequest(connectSchema, bodyOf(ctx));
    const answer = await getService(strapi, 'connect').connect(request, adminIdOf(ctx));
    if (answer.kind === 'connected') {
      ctx.status = 201;
      ctx.body = { data: answer.store };
      return;
    }
    const { redirectUrl, cookie } = answer.begun;
    setHandshakeCookie(ctx, strapi, cookie);
    ctx.body = { data: { redirectUrl } };
  }),

  setOptions: handle(async (ctx) => {
    const { options } = parseRequest(optionsSchema, bodyOf(ctx));
    const stores = getService(strapi, 'stores');
    const row = await stores.setOptions(paramOf(ctx, 'documentId'), options);
    await getService(strapi, 'subscriptions').healStore(row.domain);
    ctx.body = { data: await stores.get(row.documentId) };
  }),

  replaceSecret: handle(async (ctx) => {
    const documentId = paramOf(ctx, 'documentId');
    const { clientSecret } = parseRequest(secretSchema, bodyOf(ctx));
    await replaceSecret(strapi, documentId, clientSecret);
    ctx.body = { data: await getService(strapi, 'stores').get(documentId) };
  }),

  disconnect: handle(async (ctx) => {
    const { store, warnings } = await getService(strapi, 'connect').disconnect(paramOf(ctx, 'documentId'));
    ctx.body = { data: await getService(strapi, 'stores').view(store), warnings };
  }),

  sync: handle((ctx) => startRun(strapi, ctx, parseRequest(syncSchema, bodyOf(ctx)))),

  reconcile: handle((ctx) =>
    startRun(strapi, ctx, { mode: 'reconcile', ...parseRequest(reconcileSchema, bodyOf(ctx)) })
  ),

  registerWebhooks: handle(async (ctx) => {
    ctx.body = await getService(strapi, 'connect').checkAgain(paramOf(ctx, 'documentId'));
  }),
});
