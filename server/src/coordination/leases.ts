import type { Core } from '@strapi/strapi';
import { getService } from '../services';
import { datetime, string } from '../content-types/support/attributes';
import { definePrivateModel } from '../private-model';

/** A private table of the plugin's own: who does what only one process may do at a time. */
export const leaseModel = definePrivateModel(
  { singularName: 'lease', pluralName: 'leases' },
  {
    name: string(),
    leaseOwner: string(),
    leaseUntil: datetime(),
  },
  [{ name: 'name_unique', columns: ['name'], type: 'unique' }]
);

/** The columns of whatever is worked on by one process at a time. All times are the shared clock's. */
export interface LeaseColumns {
  leaseOwner: string | null;
  leaseUntil: Date | null;
}

/** The condition that nobody holds a lease, or whoever did is gone. */
export const isUnheld = (now: Date) => ({
  $or: [{ leaseUntil: { $null: true } }, { leaseUntil: { $lte: now } }],
});

/** What a row has while it is held from `now` on for some milliseconds. */
export const heldBy = (leaseOwner: string, now: Date, milliseconds: number) =>
  ({ leaseOwner, leaseUntil: new Date(now.getTime() + milliseconds) }) satisfies LeaseColumns;

/** What a row has that was given back. */
export const UNHELD = { leaseOwner: null, leaseUntil: null } satisfies LeaseColumns;

/**
 * Takes a named lease that nobody holds. It ends by itself after `milliseconds`, or when it is given back.
 *
 * @returns whether `owner` has it: of several processes, one.
 */
export const takeLease = async (
  strapi: Core.Strapi,
  name: string,
  owner: string,
  milliseconds: number
): Promise<boolean> => {
  const leases = strapi.db.query(leaseModel.uid);
  const now = await getService(strapi, 'clock').read();
  const data = heldBy(owner, now, milliseconds);
  const { count } = await leases.updateMany({ where: { name, ...isUnheld(now) }, data });
  if (count > 0) return true;
  if ((await leases.count({ where: { name } })) > 0) return false;
  try {
    await leases.create({ data: { name, ...data } });
    return true;
  } catch (error) {
    // The unique index refused it: another process was faster.
    if ((await leases.count({ where: { name } })) > 0) return false;
    throw error;
  }
};

/** Gives a named lease back, to be taken by anybody at once. */
export const giveLeaseBack = async (strapi: Core.Strapi, name: string, owner: string): Promise<void> => {
  await strapi.db.query(leaseModel.uid).updateMany({ where: { name, leaseOwner: owner }, data: UNHELD });
};
