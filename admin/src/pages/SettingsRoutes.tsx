import { Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';

import { AllowedProvider, useAllowed } from '../hooks/useAllowed';
import { settingsPath } from '../paths';

const StoresPage = lazy(() => import('./stores/StoresPage').then((page) => ({ default: page.StoresPage })));
const QueuePage = lazy(() => import('./queue/QueuePage').then((page) => ({ default: page.QueuePage })));
const DeletedPage = lazy(() =>
  import('./deleted/DeletedPage').then((page) => ({ default: page.DeletedPage }))
);
const PrivacyPage = lazy(() =>
  import('./privacy/PrivacyPage').then((page) => ({ default: page.PrivacyPage }))
);
const MappingsPage = lazy(() =>
  import('./mappings/MappingsPage').then((page) => ({ default: page.MappingsPage }))
);
const SetupPage = lazy(() => import('./setup/SetupPage').then((page) => ({ default: page.SetupPage })));
const RunPage = lazy(() => import('./runs/RunPage').then((page) => ({ default: page.RunPage })));

/** Everything below Settings → Shopify. Each page is fetched when it is opened. */
export function SettingsRoutes() {
  return (
    <AllowedProvider>
      <Suspense fallback={<Page.Loading />}>
        <Routes>
          <Route path="queue" element={<QueuePage />} />
          <Route path="deleted" element={<DeletedPage />} />
          <Route path="privacy" element={<PrivacyPage />} />
          <Route path="mappings" element={<MappingsPage />} />
          <Route path="setup" element={<SetupPage />} />
          <Route path="runs/:documentId" element={<RunPage />} />
          <Route path="*" element={<FirstPage />} />
        </Routes>
      </Suspense>
    </AllowedProvider>
  );
}

/** The stores, or, for somebody who handles privacy requests alone, those. */
function FirstPage() {
  const allowed = useAllowed();
  return !allowed.read && allowed.privacy ? (
    <Navigate to={settingsPath('privacy')} replace />
  ) : (
    <StoresPage />
  );
}
