import { requestJson } from '../../../playground/scripts/support/http';

import type { DataResponse } from '../../../shared/contracts';
import { superAdminToken } from './api';

import type { Login } from './admin';
import type { E2eDemo } from './demo';

/** A permission as Strapi's roles hold it. */
interface Permission {
  action: string;
  subject: string | null;
  properties?: { fields: string[] };
}

/** Makes a role with nothing but these permissions and somebody who has it, as the super admin does on Strapi's pages. */
export const createAdmin = async (
  demo: E2eDemo,
  login: Login,
  permissions: readonly Permission[]
): Promise<void> => {
  const { url } = demo;
  const bearer = await superAdminToken(demo);
  const post = <T>(path: string, body: object) =>
    requestJson<DataResponse<T>>(`${url}/admin/${path}`, { method: 'POST', bearer, body });
  const role = await post<{ id: number }>('roles', { name: login.email, description: '' });
  await requestJson(`${url}/admin/roles/${role.data.id}/permissions`, {
    method: 'PUT',
    bearer,
    body: {
      permissions: permissions.map((one) => ({ properties: {}, conditions: [], ...one })),
    },
  });
  const user = await post<{ registrationToken: string }>('users', {
    email: login.email,
    firstname: 'Robin',
    lastname: 'Restricted',
    roles: [role.data.id],
  });
  await post('register', {
    registrationToken: user.data.registrationToken,
    userInfo: { firstname: 'Robin', lastname: 'Restricted', password: login.password },
  });
};
