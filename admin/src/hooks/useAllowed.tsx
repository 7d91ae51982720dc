import { useRBAC } from '@strapi/strapi/admin';
import { createContext, useContext, useMemo } from 'react';

import { ALL_PERMISSIONS } from '../permissions';

import type { ReactNode } from 'react';

/** What the person may do on these pages. */
export interface Allowed {
  connect: boolean;
  sync: boolean;
}

const AllowedContext = createContext<Allowed>({ connect: false, sync: false });

/** Asks Strapi once for the person's permissions and hands them to the page. Nothing is allowed while it asks. */
export function AllowedProvider({ children }: { children: ReactNode }) {
  const { allowedActions } = useRBAC(ALL_PERMISSIONS);
  const connect = allowedActions.canConnect === true;
  const sync = allowedActions.canSync === true;
  const allowed = useMemo(() => ({ connect, sync }), [connect, sync]);
  return <AllowedContext.Provider value={allowed}>{children}</AllowedContext.Provider>;
}

/** What the person may do, for any component of the page. */
export function useAllowed(): Allowed {
  return useContext(AllowedContext);
}
