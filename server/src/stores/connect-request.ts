import type { ConnectMethod, ConnectRequest } from '../../../shared/contracts';
import type { PluginConfig } from '../config';
import { CrmError, type FieldProblem } from '../errors';
import { parseShopDomain } from '../shopify/origin';
import type { AppCredentials } from './vault';

/** A connect request whose every field was checked. */
export interface ParsedConnect {
  domain: string;
  method: ConnectMethod;
  app: AppCredentials;
  legacyInstallFlow: boolean;
  /** undefined: as the store has it. */
  includeOldOrders: boolean | undefined;
}

type AppSource = (
  request: ConnectRequest,
  config: PluginConfig
) => { ok: true; app: AppCredentials } | { ok: false; problems: FieldProblem[] };

const problem = (path: string, message: string): FieldProblem => ({
  path: [path],
  message,
  name: 'ValidationError',
});

/** Client IDs and secrets are copied by hand: a space or a line inside means that something else came along. */
const credentialProblem = (path: string, label: string, value: string): FieldProblem[] => {
  if (value === '') return [problem(path, `Enter the app’s ${label}.`)];
  if (/\s/.test(value) || value.length > 255) return [problem(path, `This is not a ${label}.`)];
  return [];
};

const standardApp: AppSource = (_request, { app }) => {
  if (!app) throw new CrmError('standard_app_missing');
  return { ok: true, app: { clientId: app.clientId, clientSecret: app.clientSecret } };
};

const ownApp: AppSource = (request) => {
  const clientId = (request.clientId ?? '').trim();
  const clientSecret = (request.clientSecret ?? '').trim();
  const problems = [
    ...credentialProblem('clientId', 'Client ID', clientId),
    ...credentialProblem('clientSecret', 'API secret key', clientSecret),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, app: { clientId, clientSecret } };
};

/** The ways of connecting that redirect to Shopify, each with where its app comes from. */
const REDIRECTING_METHODS: Partial<Record<ConnectMethod, AppSource>> = {
  app: standardApp,
  'custom-app': ownApp,
};

const domainProblem = (input: string): FieldProblem[] => {
  const parsed = parseShopDomain(input);
  if (parsed.ok) return [];
  const message =
    parsed.reason === 'empty'
      ? 'Enter the store’s domain.'
      : 'This is not a store’s domain. It has the form acme.myshopify.com.';
  return [problem('domain', message)];
};

/**
 * Checks a connect request for a method that redirects.
 *
 * @throws CrmError `request_invalid` with every wrong field, `connect_method_unavailable`, `standard_app_missing`.
 */
export const parseConnect = (request: ConnectRequest, config: PluginConfig): ParsedConnect => {
  const appOf = REDIRECTING_METHODS[request.method];
  if (!appOf) throw new CrmError('connect_method_unavailable');
  const domain = parseShopDomain(request.domain);
  const source = appOf(request, config);
  if (!domain.ok || !source.ok) {
    throw new CrmError('request_invalid', {
      fieldErrors: [...domainProblem(request.domain), ...(source.ok ? [] : source.problems)],
    });
  }
  return {
    domain: domain.domain,
    method: request.method,
    app: source.app,
    legacyInstallFlow: request.legacyInstallFlow ?? false,
    includeOldOrders: request.includeOldOrders,
  };
};
