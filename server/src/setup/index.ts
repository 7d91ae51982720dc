import type { Core } from '@strapi/strapi';

import type { Setup, SetupCheck } from '../../../shared/contracts';
import { pluginConfig } from '../config';
import { MESSAGES } from '../messages';
import { appToml } from './app-toml';
import { requestedScopes } from '../stores/scopes';
import { isPublicUrlUsable, publicUrls } from '../stores/urls';

const check = (
  code: 'public_url_missing' | 'encryption_key_missing',
  ok: boolean,
  well: string
): SetupCheck => ({
  code,
  ok,
  message: ok ? well : MESSAGES[code].text,
  remedy: ok ? null : MESSAGES[code].remedy,
});

/** What an admin needs to set up an app in Shopify, and whether this Strapi is ready for it. */
export const createSetupService = ({ strapi }: { strapi: Core.Strapi }) => ({
  get(): Setup {
    const config = pluginConfig(strapi);
    const urls = publicUrls(strapi);
    const method = config.app ? 'app' : 'custom-app';
    const scopes = requestedScopes(config, method, { includeOldOrders: false });
    return {
      appUrl: urls.app,
      redirectUrl: urls.redirect,
      webhookUrl: urls.webhooks,
      scopes,
      apiVersion: config.apiVersion,
      standardApp: config.app !== null,
      appToml: appToml({
        urls,
        scopes,
        apiVersion: config.apiVersion,
        clientId: config.app?.clientId ?? null,
      }),
      checks: [
        check(
          'public_url_missing',
          isPublicUrlUsable(config),
          `Shopify reaches this Strapi at ${config.publicUrl}.`
        ),
        check('encryption_key_missing', config.encryptionKey !== null, 'Credentials are encrypted.'),
      ],
    };
  },
});

export type SetupService = ReturnType<typeof createSetupService>;
