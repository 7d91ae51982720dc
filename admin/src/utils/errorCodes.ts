/**
 * The failures that the pages explain in their own words, each with a sentence and a remedy in every language
 * (`error.<code>.message`, `error.<code>.remedy`). Left to the server are those whose own sentence says more than the
 * code: `request_invalid` and `shopify_request_failed`.
 */
export const ERROR_CODES = [
  'app_not_installed',
  'app_under_review',
  'bulk_operation_cancelled',
  'bulk_operation_failed',
  'bulk_operation_lost',
  'bulk_operation_refused',
  'bulk_operation_stuck',
  'bulk_operations_not_enabled',
  'bulk_result_expired',
  'bulk_result_incomplete',
  'bulk_result_unreachable',
  'changing',
  'client_credentials_invalid',
  'download_refused',
  'encryption_key_missing',
  'forbidden',
  'installation_link_invalid',
  'internal_error',
  'ip_not_allowed',
  'mapped_value_unfit',
  'missing_shopify_permission',
  'not_found',
  'not_given',
  'not_imported',
  'not_mapped',
  'not_written',
  'nothing_to_sync',
  'oauth_access_denied',
  'oauth_code_invalid',
  'oauth_hmac_invalid',
  'oauth_shop_mismatch',
  'oauth_state_invalid',
  'oauth_timestamp_invalid',
  'protected_data_not_approved',
  'public_url_missing',
  'reauthorization_required',
  'records_dropped',
  'redirect_refused',
  'response_invalid',
  'shop_not_permitted',
  'shop_unavailable',
  'shopify_unreachable',
  'solution_not_installed',
  'standard_app_missing',
  'store_already_connected',
  'store_not_connected',
  'store_still_connected',
  'strapi_unreachable',
  'sync_already_running',
  'temporary_folder_unusable',
  'throttled',
  'waiting_for_sync',
  'webhooks_incomplete',
  'withheld',
  'write_back_busy',
  'write_back_off',
] as const;

/** A code of {@link ERROR_CODES}. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Whether a code is one that the pages explain in their own words. */
export function isErrorCode(code: string): code is ErrorCode {
  return (ERROR_CODES as readonly string[]).includes(code);
}
