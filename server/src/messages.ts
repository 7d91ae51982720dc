/** What a person reads for one code. */
export interface Message {
  /** HTTP status of an admin route that fails with this code. */
  status: number;
  /** One sentence: what is the matter. */
  text: string;
  /** What to do about it; null where there is nothing to do but to read. */
  remedy: string | null;
}

const message = (status: number, text: string, remedy: string | null = null): Message => ({
  status,
  text,
  remedy,
});

/**
 * Every code that the plugin answers or keeps on a store, with its sentence and its remedy. The admin pages translate by
 * code; these are the texts for everybody else.
 */
export const MESSAGES = {
  app_not_installed: message(
    422,
    'The app is not installed in this store.',
    'Install it in Shopify, then connect again.'
  ),
  app_under_review: message(
    422,
    'Shopify is still reviewing this app.',
    'Connect with a custom app of your own until the review is done.'
  ),
  bulk_operation_cancelled: message(
    502,
    'Shopify’s export was cancelled there while the sync waited for it; the records are read page by page.',
    'Nothing needs to be done. Where it happens again, look for another tool that uses the same app.'
  ),
  bulk_operation_failed: message(
    502,
    'Shopify’s export failed; the records are read page by page.',
    'Nothing needs to be done.'
  ),
  bulk_operation_lost: message(
    502,
    'Shopify does not know its export any more; the records are read page by page.',
    'Nothing needs to be done.'
  ),
  bulk_operation_refused: message(
    502,
    'Shopify did not start an export; the records are read page by page.',
    'Nothing needs to be done. Shopify runs few exports of an app at the same time.'
  ),
  bulk_operation_stuck: message(
    502,
    'Shopify’s export got no further for an hour: it was cancelled, and the records are read page by page.',
    'Nothing needs to be done.'
  ),
  bulk_operations_not_enabled: message(
    422,
    'Shopify does not allow this app to run bulk operations; the sync reads page by page meanwhile.',
    'In the Partner Dashboard, open the app → API access requests and allow bulk queries.'
  ),
  bulk_result_expired: message(
    502,
    'The result of Shopify’s export is no longer there; the records are read page by page.',
    'Nothing needs to be done.'
  ),
  bulk_result_incomplete: message(
    502,
    'Shopify’s export did not hold everything that it announced.',
    'Start the sync again.'
  ),
  bulk_result_unreachable: message(
    502,
    'The result of Shopify’s export could not be downloaded; the records are read page by page.',
    'Let this server reach the hosts of `downloadHosts` over https.'
  ),
  client_credentials_invalid: message(
    422,
    'Shopify does not accept the app’s Client ID and secret.',
    'Copy both anew from the app’s settings in Shopify, then connect again.'
  ),
  download_refused: message(
    502,
    'The result of Shopify’s export lies where the plugin does not fetch files from; the records are read page by page.',
    'The server’s log names the host. If it is Shopify’s, add it to `downloadHosts` in the plugin configuration.'
  ),
  encryption_key_missing: message(
    422,
    'There is no key to encrypt the credentials with, so nothing was stored.',
    'Set `encryptionKey` in the plugin configuration, or `admin.secrets.encryptionKey` in config/admin. After a change of the key, list the old one in `previousEncryptionKeys`.'
  ),
  installation_link_invalid: message(
    422,
    'Shopify did not accept the installation link.',
    'Check three things: a version of the app is released and active, the store is in the app’s distribution list, and "Use legacy install flow" is set here as in the app.'
  ),
  ip_not_allowed: message(
    422,
    'Shopify refuses calls from the address of this server.',
    'Add the server’s public IP address to the app’s IP allowlist.'
  ),
  mapped_value_unfit: message(
    422,
    'A value of Shopify’s does not fit the attribute that it is mapped into; the attribute stays as it was.',
    'Change the value in Shopify, or map the field into an attribute of another type.'
  ),
  missing_shopify_permission: message(
    422,
    'The app lacks a permission in Shopify.',
    'Add the scope to the app, release a new version, then connect again.'
  ),
  not_found: message(404, 'There is no such record.'),
  nothing_to_sync: message(422, 'Nothing of this store may be synced.', 'Switch on an import option.'),
  oauth_access_denied: message(
    422,
    'The installation was refused in Shopify.',
    'Connect again and approve it.'
  ),
  oauth_code_invalid: message(
    422,
    'Shopify did not accept the authorization code: it is used once, within a minute.',
    'Connect again.'
  ),
  oauth_hmac_invalid: message(
    401,
    'The answer is not signed by the app’s secret.',
    'Check that Client ID and secret belong to the same app, then connect again.'
  ),
  oauth_shop_mismatch: message(
    422,
    'Shopify answered for another store than the one that was to be connected.',
    'Log in to the right store in Shopify, then connect again.'
  ),
  oauth_state_invalid: message(
    422,
    'This connection was not begun in this browser, was finished before, or is older than 10 minutes.',
    'Connect again; open the admin under the public URL of Strapi, so that the browser comes back to the same address.'
  ),
  oauth_timestamp_invalid: message(
    422,
    'The answer is too old, or the clock of this server is wrong.',
    'Check the server’s clock, then connect again.'
  ),
  protected_data_not_approved: message(
    422,
    'The app is not approved for protected customer data.',
    'Request access to protected customer data for the app in Shopify.'
  ),
  public_url_missing: message(
    422,
    'Shopify cannot reach this Strapi: its public URL is not set, or leads to this machine only.',
    'Set `publicUrl` in the plugin configuration, or `url` in config/server, to the https address that Strapi has on the internet.'
  ),
  reauthorization_required: message(
    422,
    'Shopify no longer accepts the access token.',
    'Connect the store again.'
  ),
  records_dropped: message(
    409,
    'The stores that were connected here are gone with their records: Strapi dropped the plugin’s tables, as it does when the plugin is disabled or removed for a start.',
    'Restore a backup of the database. Without one, connect the stores again: everything that Shopify has comes back, but for your own fields and relations.'
  ),
  request_invalid: message(400, 'The request is not valid.'),
  response_invalid: message(502, 'Shopify’s answer could not be understood.', 'Try again.'),
  shop_not_permitted: message(
    422,
    'The app may not be used with this store.',
    'Use an app of the organisation that owns the store, or a custom app.'
  ),
  shop_unavailable: message(
    422,
    'The store is not available: it is closed, frozen, locked or does not exist.',
    'Check the store’s domain and its plan in Shopify.'
  ),
  shopify_request_failed: message(502, 'Shopify refused a request.', 'Try again.'),
  shopify_unreachable: message(
    503,
    'Shopify is not reachable at this moment.',
    'This usually passes: try again. Synced records stay available, and webhooks are still accepted.'
  ),
  solution_not_installed: message(
    422,
    'Orders and products are synced with the E-commerce Integration only.',
    'Install the E-commerce Integration on the Shopify settings page.'
  ),
  standard_app_missing: message(
    400,
    'No standard app is configured.',
    'Set `app.clientId` and `app.clientSecret` in the plugin configuration, or connect with a custom app.'
  ),
  store_already_connected: message(
    409,
    'This Shopify store is already connected to another workspace.',
    'Disconnect it there first, then connect it here. Where that Strapi is gone, or this one has moved to another public URL, take the store over (`takeOver`), or uninstall the app in the Shopify admin and connect the store again.'
  ),
  store_still_connected: message(
    409,
    'The store is connected: what is erased now would come in again.',
    'Disconnect the store first.'
  ),
  store_not_connected: message(409, 'The store is not connected.', 'Connect it first.'),
  sync_already_running: message(409, 'A sync of this store is running.', 'Wait for it, or cancel it.'),
  temporary_folder_unusable: message(
    500,
    'The temporary folder of this server is full, or Strapi may not write to it; large exports are read page by page meanwhile, which takes longer.',
    'Make room in it, or set the environment variable `TMPDIR` to a folder with room that Strapi may write to.'
  ),
  throttled: message(503, 'Shopify asks for fewer requests.', 'Try again in a minute.'),
  internal_error: message(500, 'An unexpected error occurred; the server’s log has it.', 'Try again.'),
  write_back_busy: message(
    409,
    'This draft order is being made at this moment.',
    'Wait a moment, then try again.'
  ),
  write_back_off: message(
    422,
    'Writing to Shopify is switched off.',
    'Set `writeBack` to true in the plugin configuration, and give the app the scopes write_customers and write_draft_orders.'
  ),
  write_back_refused: message(422, 'Shopify refused the change.'),
  webhooks_incomplete: message(
    422,
    'Not all webhooks could be registered.',
    'Register the missing ones again; reconnect if it persists.'
  ),
} as const satisfies Record<string, Message>;

/** Answers to whoever posts webhooks: no page shows them. */
const WEBHOOK_MESSAGES = {
  webhook_invalid: message(400, 'The webhook has no topic, or its body is no JSON object.'),
  webhook_too_large: message(413, 'The webhook is larger than 16 MiB.'),
  webhook_too_slow: message(408, 'The webhook did not come in time.'),
  webhook_unauthorized: message(401, 'The webhook is not signed by the app of a store that is known here.'),
} as const satisfies Record<string, Message>;

/** Answers of the Content Manager, of Strapi's APIs and of its start: none of the plugin's pages shows them. */
const STRAPI_MESSAGES = {
  queue_connection_missing: message(
    500,
    'The queue driver "bullmq" is configured without a Redis.',
    'Set `queue.connection` in the plugin configuration to the URL of a Redis, such as redis://127.0.0.1:6379, or `queue.driver` to "database".'
  ),
  queue_driver_not_installed: message(
    500,
    'The queue driver "bullmq" is configured, but its packages are not installed in this Strapi app.',
    'Run `npm install bullmq ioredis` in the app, or set `queue.driver` in the plugin configuration to "database".'
  ),
  record_belongs_to_shopify: message(
    403,
    'This record comes from Shopify: it cannot be created, duplicated or deleted here.',
    'Do it in Shopify; the change arrives here by itself.'
  ),
  strapi_not_supported: message(
    500,
    'This version of Strapi builds its queries in another way than the Shopify CRM plugin knows, so deleted records would show.',
    'Use a version of the plugin that was made for it.'
  ),
} as const satisfies Record<string, Message>;

/** A code that a failure may have. */
export type MessageCode =
  keyof typeof MESSAGES | keyof typeof WEBHOOK_MESSAGES | keyof typeof STRAPI_MESSAGES;

const CATALOGUE: Record<MessageCode, Message> = { ...MESSAGES, ...WEBHOOK_MESSAGES, ...STRAPI_MESSAGES };

/** Whether a code has an entry in the catalogue. */
export const isMessageCode = (code: string): code is MessageCode => Object.hasOwn(CATALOGUE, code);

/** The entry of a code. */
export const messageOf = (code: MessageCode): Message => CATALOGUE[code];

/** An entry in one line, for those who have nothing but a text: code, sentence and remedy. */
export const explained = (code: MessageCode): string => {
  const { text, remedy } = CATALOGUE[code];
  return [`${code}: ${text}`, remedy].filter(Boolean).join(' ');
};
