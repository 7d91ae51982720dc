import { cardSteps } from './card-steps';
import { connectSteps } from './connect-steps';
import { deletedSteps } from './deleted-steps';
import { disconnectSteps } from './disconnect-steps';
import { errorsSteps } from './errors-steps';
import { keyboardSteps } from './keyboard-steps';
import { languagesSteps } from './languages-steps';
import { liveSteps } from './live-steps';
import { loginSteps } from './login-steps';
import { mappingsSteps } from './mappings-steps';
import { methodsSteps } from './methods-steps';
import { peopleSteps } from './people-steps';
import { privacySteps } from './privacy-steps';
import { queueSteps } from './queue-steps';
import { recordsSteps } from './records-steps';
import { rolesSteps } from './roles-steps';
import { setupSteps } from './setup-steps';
import { shopRedactSteps } from './shop-redact-steps';
import { syncedSteps } from './synced-steps';
import { UNREADY, unreadySteps } from './unready-steps';
import { widgetSteps } from './widget-steps';
import { writeBackSteps } from './write-back-steps';

import { PEOPLE_APP } from '../integration/support/people-app';

import type { Story } from './support/story';

/** From the first login on: a store is connected by hand, kept in sync, and disconnected. */
const ONE_STORE: Story = {
  name: 'one store',
  chapters: [
    { name: 'login', isNeeded: true, steps: loginSteps },
    { name: 'connect', isNeeded: true, steps: connectSteps },
    { name: 'card', steps: cardSteps },
    { name: 'live', steps: liveSteps },
    { name: 'queue', steps: queueSteps },
    { name: 'deleted', steps: deletedSteps },
    { name: 'mappings', steps: mappingsSteps },
    { name: 'keyboard', steps: keyboardSteps },
    { name: 'setup', steps: setupSteps },
    { name: 'privacy', steps: privacySteps },
    { name: 'disconnect', steps: disconnectSteps },
  ],
};

/** What is done with the people of a store that is there already, and by people who may not do everything. */
const PEOPLE: Story = {
  name: 'people',
  scene: { files: PEOPLE_APP },
  chapters: [
    { name: 'synced', isNeeded: true, steps: syncedSteps },
    { name: 'people', steps: peopleSteps },
    { name: 'write-back', steps: writeBackSteps },
    { name: 'widget', steps: widgetSteps },
    { name: 'roles', steps: rolesSteps },
  ],
};

/** The records of a store that is there already, and further stores: each connected in another way, and what fails. */
const MANY_STORES: Story = {
  name: 'many stores',
  chapters: [
    { name: 'synced', isNeeded: true, steps: syncedSteps },
    { name: 'records', steps: recordsSteps },
    { name: 'methods', steps: methodsSteps },
    { name: 'errors', steps: errorsSteps },
    { name: 'shop-redact', steps: shopRedactSteps },
  ],
};

/** What is seen where something is missing or broken on Strapi's side. */
const UNREADY_STRAPI: Story = {
  name: 'unready Strapi',
  scene: { env: UNREADY },
  chapters: [
    { name: 'unready', isNeeded: true, steps: loginSteps },
    { name: 'failures', steps: unreadySteps },
  ],
};

/** What people read in other languages: pictures to be looked at, whenever the words or the pages have changed. */
const OTHER_LANGUAGES: Story = {
  name: 'other languages',
  isOnDemand: true,
  chapters: [
    { name: 'before-languages', isNeeded: true, steps: syncedSteps },
    { name: 'languages', steps: languagesSteps },
  ],
};

/** What people live through, each story in a Strapi of its own. */
export const STORIES: readonly Story[] = [ONE_STORE, PEOPLE, MANY_STORES, UNREADY_STRAPI, OTHER_LANGUAGES];
