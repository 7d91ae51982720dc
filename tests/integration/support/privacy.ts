import type { PrivacyRequest } from '../../../shared/contracts';
import type { ComplianceInput } from '../../../simulator/src/index';
import { registerApp } from './shopify';
import { waitFor } from './wait';
import type { World } from './world';

/** The privacy requests, newest first. */
export const privacyRequests = async ({ crm }: World): Promise<PrivacyRequest[]> => {
  const { body } = await crm.admin.get('/shopify-crm/privacy-requests?pageSize=100').expect(200);
  return body.data as PrivacyRequest[];
};

/**
 * Sends a compliance webhook, and waits until its request is as wanted.
 *
 * @param until what to wait for; that it is done by default.
 */
export const sendCompliance = async (
  world: World,
  domain: string,
  input: Omit<ComplianceInput, 'clientId'>,
  until: (request: PrivacyRequest) => boolean = ({ status }) => status === 'done'
): Promise<PrivacyRequest> => {
  const { clientId } = registerApp(world.crm, world.simulator);
  const before = (await privacyRequests(world)).length;
  world.simulator.local.sendCompliance(domain, { clientId, ...input });
  let all: PrivacyRequest[] = [];
  await waitFor(
    async () => {
      all = await privacyRequests(world);
      return all.length > before && all.slice(0, 1).every(until);
    },
    { what: () => `the request to be carried out: ${JSON.stringify(all[0])}` }
  );
  return all[0] as PrivacyRequest;
};
