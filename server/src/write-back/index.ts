import type { Core } from '@strapi/strapi';

import type {
  DraftOrderCreated,
  DraftOrderRequest,
  TagChange,
  TaggedCustomer,
} from '../../../shared/write-back';
import { pluginConfig } from '../config';
import { CrmError } from '../errors';
import { makeDraftOrder } from './draft-orders';
import { changeTags } from './tags';

/**
 * Writing to Shopify, on request of a person or of code; nothing is written there by itself. Switched off unless
 * `writeBack` is set in the configuration.
 */
export const createWriteBackService = ({ strapi }: { strapi: Core.Strapi }) => {
  const requireOn = (): void => {
    if (!pluginConfig(strapi).writeBack) throw new CrmError('write_back_off');
  };

  return {
    /** Whether it is switched on. */
    isOn: (): boolean => pluginConfig(strapi).writeBack,

    /** Adds and removes tags of a contact's customers; see {@link changeTags}. @throws CrmError `write_back_off` */
    async changeTags(change: TagChange): Promise<TaggedCustomer[]> {
      requireOn();
      return changeTags(strapi, change);
    },

    /** Makes a draft order for a contact; see {@link makeDraftOrder}. @throws CrmError `write_back_off` */
    async createDraftOrder(request: DraftOrderRequest): Promise<DraftOrderCreated> {
      requireOn();
      return makeDraftOrder(strapi, request);
    },
  };
};

export type WriteBackService = ReturnType<typeof createWriteBackService>;
