import type { Core } from '@strapi/strapi';

import { pluginConfig } from '../../config';
import { getService } from '../../services';
import { sealCredentials, type StoreCredentials } from '../credentials/vault';
import { DEFAULT_OPTIONS, optionsOf, type StoreRow } from '../rows';
import { claimShop } from './claim';
import type { ParsedConnect } from './request';
import { finishConnection, type StepsOutcome } from './steps';

/** How many of the Client ID's last characters are shown. */
const HINT_LENGTH = 5;

type Connecting = Pick<ParsedConnect, 'domain' | 'method' | 'includeOldOrders' | 'takeOver'>;

/** The options that a store will have once it is connected: those that it had before, but for what is asked for now. */
export const optionsToBe = async (
  strapi: Core.Strapi,
  { domain, includeOldOrders }: Pick<Connecting, 'domain' | 'includeOldOrders'>
) => {
  const known = await getService(strapi, 'stores').findByDomain(domain);
  const options = known ? optionsOf(known) : DEFAULT_OPTIONS;
  return { ...options, includeOldOrders: includeOldOrders ?? options.includeOldOrders };
};

const saveStore = async (
  strapi: Core.Strapi,
  connecting: Connecting,
  credentials: StoreCredentials
): Promise<StoreRow> =>
  getService(strapi, 'stores').save(connecting.domain, {
    connectionStatus: 'pending',
    connectedAt: await getService(strapi, 'clock').read(),
    method: connecting.method,
    clientIdHint: credentials.app.clientId.slice(-HINT_LENGTH),
    options: await optionsToBe(strapi, connecting),
    credentials: sealCredentials(getService(strapi, 'credentials'), connecting.domain, credentials),
    claimedUrl: pluginConfig(strapi).publicUrl,
    keptSecret: null,
    keptSecretUntil: null,
    tokenLeaseOwner: null,
    tokenLeaseUntil: null,
    lastError: null,
  });

/**
 * Makes a store of a shop that gave a token, by whichever method: claims the shop, stores the token, then runs the steps that
 * follow. A token for a shop that belongs to another Strapi is forgotten and not revoked: revoking it would take the other's
 * installation away.
 *
 * @throws ShopTakenError where the shop belongs to another Strapi and is not to be taken over; nothing is stored then.
 */
export const establishStore = async (
  strapi: Core.Strapi,
  connecting: Connecting,
  credentials: StoreCredentials
): Promise<StepsOutcome & { store: StoreRow }> => {
  const client = getService(strapi, 'clients').forToken(connecting.domain, credentials.token.accessToken);
  await claimShop(strapi, client, { takeOver: connecting.takeOver });
  const store = await saveStore(strapi, connecting, credentials);
  return { ...(await finishConnection(strapi, store)), store };
};
