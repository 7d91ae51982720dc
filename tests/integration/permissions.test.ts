import { adminRoutes } from '../../server/src/routes/admin';
import { NO_SHOP, startStrapi, type TestStrapi } from './support/strapi';

const PASSWORD = 'Test-role-1';

/** What the Content Manager's own permissions guard: whoever may read a record there may see what stands beside it. */
const BY_CONTENT_MANAGER = /^\/panels\//;

const OURS = /plugin::shopify-crm\.[\w.-]+/;

/** The routes that a permission of ours guards, each with that permission. */
const guarded = adminRoutes.routes.flatMap(({ method, path, config }) => {
  const [action] = OURS.exec(JSON.stringify(config.policies)) ?? [];
  return action ? [{ method, path: `/shopify-crm${path.replace(/:\w+/g, 'x')}`, action }] : [];
});

const actions = [...new Set(guarded.map(({ action }) => action))];

let crm: TestStrapi;
/** The bearer token of an admin who has all permissions but one. */
const allBut = new Map<string, string>();

const createAdmin = async (email: string, allowed: string[]): Promise<string> => {
  const { body: role } = await crm.admin
    .post('/admin/roles')
    .send({ name: email, description: '' })
    .expect(201);
  const permissions = allowed.map((action) => ({ action, subject: null, conditions: [] }));
  await crm.admin.put(`/admin/roles/${role.data.id}/permissions`).send({ permissions }).expect(200);
  const { body: invited } = await crm.admin
    .post('/admin/users')
    .send({ firstname: 'A', lastname: 'B', email, roles: [role.data.id] })
    .expect(201);
  const { registrationToken } = invited.data;
  const { body: registered } = await crm.api
    .post('/admin/register')
    .send({ registrationToken, userInfo: { firstname: 'A', lastname: 'B', password: PASSWORD } })
    .expect(200);
  return registered.data.token;
};

beforeAll(async () => {
  crm = await startStrapi({ shopOrigin: NO_SHOP });
  for (const [index, action] of actions.entries()) {
    const others = actions.filter((one) => one !== action);
    allBut.set(action, await createAdmin(`admin-${index}@example.com`, others));
  }
});

afterAll(() => crm.stop());

/** The answer's status, and our own code where it has one: Strapi refuses those without the permission before we are asked. */
const ask = async (method: string, path: string, token?: string) => {
  const response = await fetch(`${crm.url}${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
    },
    ...(method === 'GET' ? {} : { body: '{}' }),
  });
  const { error } = (await response.json()) as { error?: { details: { code?: string } } };
  return { status: response.status, code: error?.details.code };
};

it('each route has a permission of its own, but for what the Content Manager guards', () => {
  const others = adminRoutes.routes.filter(({ path }) => BY_CONTENT_MANAGER.test(path));
  expect(guarded.length).toBeGreaterThan(20);
  expect(adminRoutes.routes).toHaveLength(guarded.length + others.length);
});

it.each(guarded)('$method $path needs $action', async ({ method, path, action }) => {
  expect(await ask(method, path)).toMatchObject({ status: 401, code: undefined });
  expect(await ask(method, path, 'not-a-token')).toMatchObject({ status: 401, code: undefined });
  expect(await ask(method, path, allBut.get(action))).toMatchObject({ status: 403, code: undefined });
  const other = actions.find((one) => one !== action) ?? '';
  // What is behind it may not be found or be refused, but by us, and not for want of the permission.
  const { status, code } = await ask(method, path, allBut.get(other));
  expect(status < 400 || code !== undefined).toBe(true);
});
