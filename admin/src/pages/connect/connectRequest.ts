import type { ConnectMethod, ConnectRequest, Store } from '../../../../shared/contracts';
import type { TranslationKey } from '../../utils/getTranslation';

/** What is typed and ticked in the form. */
export interface ConnectValues {
  domain: string;
  useCustomApp: boolean;
  /** How the custom app lets us in; without meaning unless one is used. */
  ownMethod: OwnMethod;
  clientId: string;
  clientSecret: string;
  accessToken: string;
  legacyInstallFlow: boolean;
  includeOldOrders: boolean;
  /** Takes the store over from the Strapi that holds it. */
  takeOver: boolean;
}

/** A field that an error can stand beside. */
export type ConnectField = 'domain' | CredentialField;

/** A text that one of the methods needs, by its name in the request. */
export type CredentialField = 'clientId' | 'clientSecret' | 'accessToken';

/** The ways to connect with an app of one's own, as they are offered. */
export const OWN_METHODS = ['custom-app', 'client-credentials', 'access-token'] as const;

/** One of {@link OWN_METHODS}. */
export type OwnMethod = (typeof OWN_METHODS)[number];

/** What each way to connect has to be told. */
export const METHOD_CREDENTIALS: Record<ConnectMethod, readonly CredentialField[]> = {
  app: [],
  'custom-app': ['clientId', 'clientSecret'],
  'client-credentials': ['clientId', 'clientSecret'],
  'access-token': ['accessToken', 'clientSecret'],
};

/** Whether a way to connect sends the browser to Shopify. */
export function isRedirecting(method: ConnectMethod | null): boolean {
  return method === null || method === 'app' || method === 'custom-app';
}

/**
 * The custom app's way to connect that a text stands for.
 * @param text - the value of the choice
 */
export function asOwnMethod(text: string | number): OwnMethod {
  return OWN_METHODS.find((method) => method === text) ?? 'custom-app';
}

/** What is said beside a needed field that was left empty. */
const REQUIRED_MESSAGES: Record<ConnectField, TranslationKey> = {
  domain: 'connect.domain.required',
  clientId: 'connect.clientId.required',
  clientSecret: 'connect.clientSecret.required',
  accessToken: 'connect.accessToken.required',
};

/**
 * The form before anything is typed.
 * @param again - a store that is to be connected again, whose domain and choices are kept; its secrets are not known
 */
export function initialValues(again?: Pick<Store, 'domain' | 'method' | 'options'>): ConnectValues {
  return {
    domain: again?.domain ?? '',
    useCustomApp: again !== undefined && again.method !== 'app',
    ownMethod: asOwnMethod(again?.method ?? ''),
    clientId: '',
    clientSecret: '',
    accessToken: '',
    legacyInstallFlow: false,
    includeOldOrders: again?.options.includeOldOrders ?? false,
    takeOver: false,
  };
}

/**
 * The way to connect that the form stands for.
 * @param values - the form
 * @param standardApp - whether the plugin's configuration has a standard app
 * @returns null where there is none yet: no standard app, and no custom one chosen
 */
export function chosenMethod(values: ConnectValues, standardApp: boolean): ConnectMethod | null {
  if (values.useCustomApp) {
    return values.ownMethod;
  }
  return standardApp ? 'app' : null;
}

/**
 * The needed fields that are empty, each with its message. Whether a domain is a right one is the server's to say.
 * @param values - the form
 * @param method - the way to connect, null where none is chosen
 */
export function findMissing(
  values: ConnectValues,
  method: ConnectMethod | null
): Partial<Record<ConnectField, TranslationKey>> {
  const needed: ConnectField[] = ['domain', ...(method ? METHOD_CREDENTIALS[method] : [])];
  return Object.fromEntries(
    needed.filter((field) => values[field].trim() === '').map((field) => [field, REQUIRED_MESSAGES[field]])
  );
}

/**
 * The request for `POST /stores/connect`.
 * @param values - the form
 * @param method - the way to connect
 */
export function toRequest(values: ConnectValues, method: ConnectMethod): ConnectRequest {
  const credentials = METHOD_CREDENTIALS[method].map((field) => [field, values[field].trim()]);
  return {
    domain: values.domain.trim(),
    method,
    ...Object.fromEntries(credentials),
    ...(isRedirecting(method) ? { legacyInstallFlow: values.legacyInstallFlow } : {}),
    includeOldOrders: values.includeOldOrders,
    ...(values.takeOver ? { takeOver: true } : {}),
  };
}
