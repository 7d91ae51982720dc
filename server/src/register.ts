import type { Core } from '@strapi/strapi';

import { leaseModel } from './coordination/leases';
import { countListeners } from './events/listeners';
import { peopleEntryModel } from './ingest/people';
import { redactionModel } from './ingest/redact/redactions';
import { narrowGraphql } from './middlewares/graphql';
import { hideDeleted } from './middlewares/hide-deleted';
import { protectSynced } from './middlewares/protect-synced';
import { installRawBody } from './middlewares/raw-webhook-body';
import { sortTies } from './middlewares/sort-ties';
import { mappingModel } from './mappings/rows';
import { instanceModel } from './stores/instance';
import { oauthStateModel } from './stores/connect/oauth-states';
import { draftOrderRequestModel } from './write-back/rows';

const PRIVATE_MODELS = [
  oauthStateModel,
  leaseModel,
  instanceModel,
  mappingModel,
  draftOrderRequestModel,
  redactionModel,
  peopleEntryModel,
];

/** Before the database is there: what Strapi must know of first. */
export const register = ({ strapi }: { strapi: Core.Strapi }): void => {
  for (const model of PRIVATE_MODELS) strapi.get('models').add(model);
  countListeners(strapi);
  installRawBody(strapi);
  hideDeleted(strapi);
  sortTies(strapi);
  protectSynced(strapi);
  narrowGraphql(strapi);
};
