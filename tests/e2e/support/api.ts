import { loginAdmin } from '../../../playground/scripts/support/admin-client';
import { requestJson } from '../../../playground/scripts/support/http';

import type { DataResponse } from '../../../shared/contracts';
import type { E2eDemo } from './demo';

const tokens = new Map<string, Promise<string>>();

/** The super admin's bearer token. Strapi takes few logins in a while: one serves all steps. */
export const superAdminToken = ({ url, login }: E2eDemo): Promise<string> => {
  const known = tokens.get(url) ?? loginAdmin(url, login).then(({ token }) => token);
  tokens.set(url, known);
  return known;
};

/**
 * Asks the plugin's admin API as the super admin, for what a step needs and no person is watched doing.
 *
 * @param path below `/shopify-crm`.
 * @returns the answer's `data`.
 * @throws HttpError when the status is not 2xx.
 */
export const requestAsAdmin = async <T>(
  demo: E2eDemo,
  method: 'GET' | 'POST',
  path: string,
  body?: object
): Promise<T> => {
  const answer = await requestJson<DataResponse<T>>(`${demo.url}/shopify-crm/${path}`, {
    method,
    bearer: await superAdminToken(demo),
    ...(body ? { body } : {}),
  });
  return answer.data;
};
