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
  const contentTypes = strapi.service('admin::content-type') as unknown as ContentTypeService;
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

/**
 * Lets editors and authors read the synced records in the Content Manager. Types on which a role has a read permission
 * already keep it as it is: an administrator may have narrowed it.
 */
export const grantReading = async (strapi: Core.Strapi): Promise<void> => {
  const roles: { id: number }[] = await strapi.db
    .query('admin::role')
    .findMany({ where: { code: { $in: CONTENT_ROLES } }, select: ['id'] });
  for (const role of roles) {
    const known: { subject: string }[] = await strapi.db
      .query('admin::permission')
      .findMany({ where: { action: READ, role: { id: role.id } }, select: ['subject'] });
    const subjects = new Set(known.map(({ subject }) => subject));
    const missing = SHOWN_TYPES.map(uidOf).filter((uid) => !subjects.has(uid));
    if (missing.length === 0) continue;
    const service = strapi.service('admin::role') as unknown as RoleService;
    await service.addPermissions(
      role.id,
      missing.map((uid) => readPermission(strapi, uid))
    );
  }
};
