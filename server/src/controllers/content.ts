import { factories } from '@strapi/strapi';

import { SHOWN_TYPES, uidOf } from '../shown-types';

/** Strapi's own controllers of the shown types; only their find and findOne have routes. */
export const contentControllers = Object.fromEntries(
  SHOWN_TYPES.map((name) => [name, factories.createCoreController(uidOf(name))])
);

/** Strapi's own services of the shown types: its controllers look for one of the type's name. */
export const contentServices = Object.fromEntries(
  SHOWN_TYPES.map((name) => [name, factories.createCoreService(uidOf(name))])
);
