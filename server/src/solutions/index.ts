import type { Core } from '@strapi/strapi';

import { SOLUTIONS, type Resource, type Solution, type SolutionName } from '../../../shared/contracts';
import { CrmError } from '../errors';
import { PLUGIN_ID } from '../plugin-id';
import { getService } from '../services';
import { startFirstSyncs } from '../sync/first-syncs';
import { grantReading } from './permissions';

interface Definition {
  requires: SolutionName[];
  /** Does it; may run again at any time, and changes nothing then. */
  install(strapi: Core.Strapi): Promise<void>;
}

/** The columns, layouts and read-only fields come with the content types themselves; the roles are what is left to do. */
const DEFINITIONS: Record<SolutionName, Definition> = {
  billing: { requires: [], install: grantReading },
  'e-commerce': { requires: ['billing'], install: async () => undefined },
};

/** The solution that a resource needs; null where it syncs without one. */
const SOLUTION_OF: Record<Resource, SolutionName | null> = {
  customers: null,
  products: 'e-commerce',
  orders: 'e-commerce',
};

const STORE_KEY = 'solutions';

type Installed = Partial<Record<SolutionName, { installedAt: string }>>;

/** What may be installed on top of the sync of customers, and what that unlocks. */
export const createSolutionsService = ({ strapi }: { strapi: Core.Strapi }) => {
  // Nothing uninstalls a solution, so what was seen installed stays so; what was not is looked up each time, because
  // another process may install it.
  const seen = new Set<SolutionName>();
  const settings = strapi.store({ type: 'plugin', name: PLUGIN_ID });

  const readInstalled = async (): Promise<Installed> => {
    const installed = ((await settings.get({ key: STORE_KEY })) ?? {}) as Installed;
    SOLUTIONS.filter((name) => installed[name]).forEach((name) => seen.add(name));
    return installed;
  };

  const isInstalled = async (name: SolutionName): Promise<boolean> => {
    if (seen.has(name)) return true;
    return (await readInstalled())[name] !== undefined;
  };

  const list = async (): Promise<Solution[]> => {
    const installed = await readInstalled();
    return SOLUTIONS.map((name) => ({
      name,
      installed: installed[name] !== undefined,
      installedAt: installed[name]?.installedAt ?? null,
      requires: DEFINITIONS[name].requires,
    }));
  };

  const installOne = async (name: SolutionName): Promise<void> => {
    for (const required of DEFINITIONS[name].requires) await installOne(required);
    await DEFINITIONS[name].install(strapi);
    const installed = await readInstalled();
    if (installed[name]) return;
    await settings.set({
      key: STORE_KEY,
      value: { ...installed, [name]: { installedAt: new Date().toISOString() } },
    });
    seen.add(name);
  };

  /** Registers the webhooks that a solution unlocked and begins to read their records, in every store. */
  const unlock = async (): Promise<void> => {
    for (const store of await getService(strapi, 'stores').connected()) {
      await getService(strapi, 'subscriptions').healStore(store.domain);
      await startFirstSyncs(strapi, store.domain);
    }
  };

  return {
    list,

    isInstalled,

    /** Whether a resource may be synced as far as solutions go. */
    async allows(resource: Resource): Promise<boolean> {
      const solution = SOLUTION_OF[resource];
      return solution === null || isInstalled(solution);
    },

    /**
     * Installs a solution and, before it, those that it requires; then registers what it unlocked and begins the first sync
     * of it in every connected store. Doing it again repairs what is missing.
     *
     * @throws CrmError `not_found` for a name that is none.
     */
    async install(name: string): Promise<Solution> {
      const known = SOLUTIONS.find((solution) => solution === name);
      if (!known) throw new CrmError('not_found', { message: 'There is no such solution.' });
      await installOne(known);
      if (Object.values(SOLUTION_OF).includes(known)) await unlock();
      const solution = (await list()).find((one) => one.name === known);
      if (!solution) throw new CrmError('not_found');
      return solution;
    },
  };
};

export type SolutionsService = ReturnType<typeof createSolutionsService>;
