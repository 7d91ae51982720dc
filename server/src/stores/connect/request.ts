import type { ConnectMethod, ConnectRequest } from '../../../../shared/contracts';
import type { PluginConfig } from '../../config';
import { CrmError, type FieldProblem } from '../../errors';
import { parseShopDomain } from '../../shopify/origin';
import type { AppCredentials } from '../credentials/vault';

interface Target {
  domain: string;
  /** undefined: as the store has it. */
  includeOldOrders: boolean | undefined;
  /** Whether the shop is taken over where another Strapi holds it. */
  takeOver: boolean;
}

interface RedirectingMethod {
  method: Extract<ConnectMethod, 'app' | 'custom-app'>;
  app: AppCredentials;
  legacyInstallFlow: boolean;
}

type DirectMethod =
  | { method: Extract<ConnectMethod, 'client-credentials'>; app: AppCredentials }
  | { method: Extract<ConnectMethod, 'access-token'>; accessToken: string; clientSecret: string };

/** A request to connect over Shopify's consent page. */
export type RedirectingConnect = Target & RedirectingMethod;

/** A request to connect with what was typed in alone. */
export type DirectConnect = Target & DirectMethod;

/** A connect request whose every field was checked. */
export type ParsedConnect = RedirectingConnect | DirectConnect;

type Read<T> = { ok: true; value: T } | { ok: false; problems: FieldProblem[] };

type MethodReader = (request: ConnectRequest, config: PluginConfig) => Read<RedirectingMethod | DirectMethod>;

const problem = (path: string, message: string): FieldProblem => ({
  path: [path],
  message,
  name: 'ValidationError',
});

const LABELS = {
  clientId: 'Client ID',
  clientSecret: 'API secret key',
  accessToken: 'Admin API access token',
} as const;

/** Credentials are copied by hand: a space or a line inside means that something else came along. */
const credentialProblem = (field: keyof typeof LABELS, value: string): FieldProblem[] => {
  if (value === '') return [problem(field, `Enter the app’s ${LABELS[field]}.`)];
  const isWrong = /[^\x21-\x7e]/.test(value) || value.length > 255;
  return isWrong ? [problem(field, `This is not an app’s ${LABELS[field]}.`)] : [];
};

/** Reads the credentials named, trimmed, or says what is wrong with each. */
const readCredentials = <K extends keyof typeof LABELS>(
  request: ConnectRequest,
  ...fields: K[]
): Read<Record<K, string>> => {
  const value = Object.fromEntries(fields.map((field) => [field, (request[field] ?? '').trim()]));
  const problems = fields.flatMap((field) => credentialProblem(field, value[field] ?? ''));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: value as Record<K, string> };
};

/**
 * Reads an app's secret that was typed in.
 *
 * @throws CrmError `request_invalid` beside the field.
 */
export const parseSecret = (clientSecret: string): string => {
  const secret = clientSecret.trim();
  const fieldErrors = credentialProblem('clientSecret', secret);
  if (fieldErrors.length > 0) throw new CrmError('request_invalid', { fieldErrors });
  return secret;
};

const flowOf = (request: ConnectRequest) => ({ legacyInstallFlow: request.legacyInstallFlow ?? false });

/** The ways of connecting, each with where what it needs comes from. */
const METHODS: Record<ConnectMethod, MethodReader> = {
  app: (request, { app }) => {
    if (!app) throw new CrmError('standard_app_missing');
    const { clientId, clientSecret } = app;
    return { ok: true, value: { method: 'app', app: { clientId, clientSecret }, ...flowOf(request) } };
  },
  'custom-app': (request) => {
    const app = readCredentials(request, 'clientId', 'clientSecret');
    return app.ok ? { ok: true, value: { method: 'custom-app', app: app.value, ...flowOf(request) } } : app;
  },
  'client-credentials': (request) => {
    const app = readCredentials(request, 'clientId', 'clientSecret');
    return app.ok ? { ok: true, value: { method: 'client-credentials', app: app.value } } : app;
  },
  'access-token': (request) => {
    const given = readCredentials(request, 'accessToken', 'clientSecret');
    return given.ok ? { ok: true, value: { method: 'access-token', ...given.value } } : given;
  },
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

/** Whether a request is of a method that goes over Shopify's consent page. */
export const isRedirecting = (parsed: ParsedConnect): parsed is RedirectingConnect =>
  'legacyInstallFlow' in parsed;

/**
 * Checks a connect request.
 *
 * @throws CrmError `request_invalid` with every wrong field, `standard_app_missing`.
 */
export const parseConnect = (request: ConnectRequest, config: PluginConfig): ParsedConnect => {
  const domain = parseShopDomain(request.domain);
  const method = METHODS[request.method](request, config);
  if (!domain.ok || !method.ok) {
    throw new CrmError('request_invalid', {
      fieldErrors: [...domainProblem(request.domain), ...(method.ok ? [] : method.problems)],
    });
  }
  const { includeOldOrders, takeOver = false } = request;
  return { domain: domain.domain, includeOldOrders, takeOver, ...method.value };
};
