import { Page, useAuth, useRBAC } from '@strapi/strapi/admin';
import { createContext, useContext, useMemo } from 'react';

import { ALL_PERMISSIONS } from '../permissions';

import type { ReactNode } from 'react';

/** What the person may do on these pages, by the names of the permissions. */
export interface Allowed {
  read: boolean;
  connect: boolean;
  sync: boolean;
  privacy: boolean;
}

const NOTHING: Allowed = { read: false, connect: false, sync: false, privacy: false };

const AllowedContext = createContext<Allowed>(NOTHING);

/** Asks Strapi once for the person's permissions and hands them to the pages, which wait until they are known. */
export function AllowedProvider({ children }: { children: ReactNode }) {
  // `useRBAC` looks once, and finds nothing where Strapi itself does not know the person yet.
  const isKnown = useAuth('AllowedProvider', ({ isLoading, user }) => !isLoading && user !== undefined);
  return isKnown ? <KnownPerson>{children}</KnownPerson> : <Page.Loading />;
}

function KnownPerson({ children }: { children: ReactNode }) {
  const { allowedActions, isLoading } = useRBAC(ALL_PERMISSIONS);
  const read = allowedActions.canRead === true;
  const connect = allowedActions.canConnect === true;
  const sync = allowedActions.canSync === true;
  const privacy = allowedActions.canPrivacy === true;
  const allowed = useMemo(() => ({ read, connect, sync, privacy }), [read, connect, sync, privacy]);
  if (isLoading) {
    return <Page.Loading />;
  }
  return <AllowedContext.Provider value={allowed}>{children}</AllowedContext.Provider>;
}

/** What the person may do, for any component of the pages. */
export function useAllowed(): Allowed {
  return useContext(AllowedContext);
}
