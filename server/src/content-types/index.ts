import { contact } from './contact';
import { customer } from './customer';
import { fulfilment } from './fulfilment';
import { invoice } from './invoice';
import { invoiceLine } from './invoice-line';
import { privacyRequest } from './privacy-request';
import { product } from './product';
import { productVariant } from './product-variant';
import { refund } from './refund';
import { store } from './store';
import { syncRun } from './sync-run';
import { webhookEvent } from './webhook-event';

export const contentTypes = {
  contact,
  customer,
  product,
  'product-variant': productVariant,
  invoice,
  'invoice-line': invoiceLine,
  fulfilment,
  refund,
  store,
  'webhook-event': webhookEvent,
  'sync-run': syncRun,
  'privacy-request': privacyRequest,
};
