import type { Core } from '@strapi/strapi';

import type { Setup, SetupCheck, StoreOptions } from '../../../shared/contracts';
import { pluginConfig } from '../config';
import { MESSAGES } from '../messages';
import { DEFAULT_OPTIONS } from '../stores/rows';
import { requestedScopes } from '../stores/scopes';
import { isPublicUrlUsable, publicUrls } from '../stores/urls';
import { appToml } from './app-toml';
import { FULL_SCOPES } from './full-scopes';

/** What the app is to be set up for. */
export interface SetupRequest {
  /** The least that the options need, or the long list. */
  scopes: 'least' | 'full';
  /** What is to be imported. */
  options: StoreOptions;
  legacyInstallFlow: boolean;
  /** Stores whose credentials are sealed with a key that is not configured. */
  unreadable: readonly string[];
  /** Stores that were connected here until Strapi dropped the plugin's tables. */
  dropped: readonly string[];
}

const DEFAULT_REQUEST: SetupRequest = {
  scopes: 'least',
  options: DEFAULT_OPTIONS,
  legacyInstallFlow: false,
  unreadable: [],
  dropped: [],
};

const check = (
  code: 'public_url_missing' | 'encryption_key_missing' | 'records_dropped',
  problem: string | null,
  well: string
): SetupCheck => ({
  code,
  ok: problem === null,
  message: problem ?? well,
  remedy: problem === null ? null : MESSAGES[code].remedy,
});

const keyProblem = (key: string | null, unreadable: readonly string[]): string | null => {
  if (key === null) return MESSAGES.encryption_key_missing.text;
  if (unreadable.length === 0) return null;
  return `The credentials of ${unreadable.join(', ')} are encrypted with a key that is not configured.`;
};

/** What an admin needs to set up an app in Shopify, and whether this Strapi is ready for it. */
export const createSetupService = ({ strapi }: { strapi: Core.Strapi }) => ({
  get(request: Partial<SetupRequest> = {}): Setup {
    const {
      scopes: extent,
      options,
      legacyInstallFlow,
      unreadable,
      dropped,
    } = {
      ...DEFAULT_REQUEST,
      ...request,
    };
    const config = pluginConfig(strapi);
    const urls = publicUrls(strapi);
    const least = requestedScopes(config, config.app ? 'app' : 'custom-app', options);
    const scopes = extent === 'full' ? [...new Set([...least, ...FULL_SCOPES])] : least;
    const clientId = config.app?.clientId ?? null;
    return {
      appUrl: urls.app,
      redirectUrl: urls.redirect,
      webhookUrl: urls.webhooks,
      scopes,
      apiVersion: config.apiVersion,
      standardApp: config.app !== null,
      appToml: appToml({ urls, scopes, apiVersion: config.apiVersion, clientId, legacyInstallFlow }),
      checks: [
        check(
          'public_url_missing',
          isPublicUrlUsable(config) ? null : MESSAGES.public_url_missing.text,
          `${config.publicUrl} is an address that Shopify can reach. Whether webhooks arrive is shown on the store.`
        ),
        check(
          'encryption_key_missing',
          keyProblem(config.encryptionKey, unreadable),
          'Credentials are encrypted.'
        ),
        ...(dropped.length > 0
          ? [check('records_dropped', `${MESSAGES.records_dropped.text} (${dropped.join(', ')})`, '')]
          : []),
      ],
    };
  },
});

export type SetupService = ReturnType<typeof createSetupService>;
