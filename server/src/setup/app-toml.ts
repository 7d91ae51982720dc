import { COMPLIANCE_TOPICS } from '../shopify/webhooks';
import type { PublicUrls } from '../stores/urls';

/** What goes into an app's configuration. */
export interface AppTomlInput {
  urls: PublicUrls;
  scopes: readonly string[];
  apiVersion: string;
  /** null for an app that is still to be made: its line says what to put there. */
  clientId: string | null;
  /** Whether the scopes come with the authorize URL instead of from this file. */
  legacyInstallFlow: boolean;
}

/** TOML's basic strings have JSON's escapes. */
const quoted = (value: string): string => JSON.stringify(value);

/**
 * An app's configuration file for Shopify's command line (shopify.dev: "App configuration"). The compliance topics can be
 * subscribed to in no other way; all other webhooks are registered over the API when a store is connected.
 */
export const appToml = ({ urls, scopes, apiVersion, clientId, legacyInstallFlow }: AppTomlInput): string =>
  `# Configuration of the Shopify app that connects stores to Strapi.
# Release it with: shopify app deploy

client_id = ${quoted(clientId ?? 'PASTE THE CLIENT ID OF YOUR APP HERE')}
name = "Strapi CRM"
application_url = ${quoted(urls.app)}
embedded = false

[access_scopes]
scopes = ${quoted(scopes.join(','))}
use_legacy_install_flow = ${String(legacyInstallFlow)}

[auth]
redirect_urls = [ ${quoted(urls.redirect)} ]

[webhooks]
api_version = ${quoted(apiVersion)}

[[webhooks.subscriptions]]
compliance_topics = [ ${COMPLIANCE_TOPICS.map(quoted).join(', ')} ]
uri = ${quoted(urls.webhooks)}

[pos]
embedded = false
`;
