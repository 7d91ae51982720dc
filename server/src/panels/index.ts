import type { Core } from '@strapi/strapi';

import type { RecordPanel } from '../../../shared/contracts';
import { CrmError } from '../errors';
import { readContactPanel } from './contact';
import { readInvoicePanel } from './invoice';
import { readProductPanel } from './product';
import type { UserAbility } from './reader';

const PANELS = {
  contact: readContactPanel,
  invoice: readInvoicePanel,
  product: readProductPanel,
} as const satisfies Record<
  RecordPanel['type'],
  (strapi: Core.Strapi, documentId: string, ability: UserAbility) => Promise<RecordPanel | null>
>;

/** The types that have a panel beside them in the Content Manager. */
export const PANEL_TYPES = Object.keys(PANELS) as RecordPanel['type'][];

/**
 * What stands beside a record in the Content Manager, as far as the person may read it there.
 *
 * @throws CrmError `not_found` where there is no such record, or none that the person may read.
 */
export const readPanel = async (
  strapi: Core.Strapi,
  { type, documentId }: { type: RecordPanel['type']; documentId: string },
  ability: UserAbility
): Promise<RecordPanel> => {
  const panel = await PANELS[type](strapi, documentId, ability);
  if (!panel) throw new CrmError('not_found');
  return panel;
};
