import type { Core, UID } from '@strapi/strapi';

import { SHOWN_TYPES, uidOf } from '../shown-types';

/** Strapi's built-in roles for people who work with content; a role that was deleted is left out. */
const CONTENT_ROLES = ['strapi-editor', 'strapi-author'];

const READ = 'plugin::content-manager.explorer.read';

interface Permission {
  action: string;
  subject: string;
  properties: { fields: string[] };
  conditions: string[];
}

/** The part of Strapi's admin services (@strapi/admin: services/{role,content-type}.js) that is used here. */
interface RoleService {
  addPermissions(roleId: number, permissions: Permission[]): Promise<unknown>;
}
interface ContentTypeService {
  getNestedFields(model: unknown, options: { components: unknown }): string[];
}

const readPermission = (strapi: Core.Strapi, uid: UID.ContentType): Permission => {
  const contentTypes = strapi.service('admin::content-type') as ContentTypeService;
  return {
    action: READ,
    subject: uid,
    properties: {
      fields: contentTypes.getNestedFields(strapi.contentType(uid), { components: strapi.components }),
    },
    // No "is creator": nobody here creates these records, so an author would see none.
    conditions: [],
  };
};

/** What Strapi gives the author on every type it finds at its first start: nobody made these records here, so all are hidden. */
const CREATOR_ONLY = 'admin::is-creator';

interface KnownPermission {
  id: number;
  subject: string;
  conditions: string[];
}

const isCreatorOnly = ({ conditions }: KnownPermission) =>
  conditions.length === 1 && conditions[0] === CREATOR_ONLY;

/**
 * Lets editors and authors read the synced records in the Content Manager. Types on which a role has a read permission
 * already keep it: an administrator may have narrowed it. Only "is creator", which fits no synced record, is taken away.
 */
export const grantReading = async (strapi: Core.Strapi): Promise<void> => {
  const roles: { id: number }[] = await strapi.db
    .query('admin::role')
    .findMany({ where: { code: { $in: CONTENT_ROLES } }, select: ['id'] });
  const uids = SHOWN_TYPES.map(uidOf);
  for (const role of roles) {
    const permissions = strapi.db.query('admin::permission');
    const known: KnownPermission[] = await permissions.findMany({
      where: { action: READ, role: { id: role.id }, subject: { $in: uids } },
      select: ['id', 'subject', 'conditions'],
    });
    for (const { id } of known.filter(isCreatorOnly)) {
      await permissions.update({ where: { id }, data: { conditions: [] } });
    }
    const subjects = new Set(known.map(({ subject }) => subject));
    const missing = uids.filter((uid) => !subjects.has(uid));
    if (missing.length === 0) continue;
    const service = strapi.service('admin::role') as RoleService;
    await service.addPermissions(
      role.id,
      missing.map((uid) => readPermission(strapi, uid))
    );
  }
};
