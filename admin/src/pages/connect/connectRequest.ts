import type { ConnectMethod, ConnectRequest, Store } from '../../../../shared/contracts';
import type { TranslationKey } from '../../utils/getTranslation';

/** What is typed and ticked in the form. */
export interface ConnectValues {
  domain: string;
  useCustomApp: boolean;
  clientId: string;
  clientSecret: string;
  legacyInstallFlow: boolean;
  includeOldOrders: boolean;
}

/** A field that an error can stand beside. */
export type ConnectField = 'domain' | CredentialField;

/** A text that one of the methods needs, by its name in the request. */
export type CredentialField = 'clientId' | 'clientSecret';

/** The ways to connect that the form offers. */
export type OfferedMethod = Extract<ConnectMethod, 'app' | 'custom-app'>;

/** What each way to connect has to be told. */
export const METHOD_CREDENTIALS: Record<OfferedMethod, readonly CredentialField[]> = {
  app: [],
  'custom-app': ['clientId', 'clientSecret'],
};

/** What is said beside a needed field that was left empty. */
const REQUIRED_MESSAGES: Record<ConnectField, TranslationKey> = {
  domain: 'connect.domain.required',
  clientId: 'connect.clientId.required',
  clientSecret: 'connect.clientSecret.required',
};

/**
 * The form before anything is typed.
 * @param again - a store that is to be connected again, whose domain and choices are kept; its secrets are not known
 */
export function initialValues(again?: Pick<Store, 'domain' | 'method' | 'options'>): ConnectValues {
  return {
    domain: again?.domain ?? '',
    useCustomApp: again?.method === 'custom-app',
    clientId: '',
    clientSecret: '',
    legacyInstallFlow: false,
    includeOldOrders: again?.options.includeOldOrders ?? false,
  };
}

/**
 * The way to connect that the form stands for.
 * @param values - the form
 * @param standardApp - whether the plugin's configuration has a standard app
 * @returns null where there is none yet: no standard app, and no custom one chosen
 */
export function chosenMethod(values: ConnectValues, standardApp: boolean): OfferedMethod | null {
  if (values.useCustomApp) {
    return 'custom-app';
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
  method: OfferedMethod | null
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
export function toRequest(values: ConnectValues, method: OfferedMethod): ConnectRequest {
  const credentials = METHOD_CREDENTIALS[method].map((field) => [field, values[field].trim()]);
  return {
    domain: values.domain.trim(),
    method,
    ...Object.fromEntries(credentials),
    legacyInstallFlow: values.legacyInstallFlow,
    includeOldOrders: values.includeOldOrders,
  };
}
