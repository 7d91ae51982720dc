import { Page } from '@strapi/strapi/admin';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';

import { ProtectedStoresPage } from './stores/StoresPage';

const QueuePage = lazy(() =>
  import('./queue/QueuePage').then((page) => ({ default: page.ProtectedQueuePage }))
);

/** Everything below Settings → Shopify. The pages beside the first are fetched when they are opened. */
export function SettingsRoutes() {
  return (
    <Suspense fallback={<Page.Loading />}>
      <Routes>
        <Route path="queue" element={<QueuePage />} />
        <Route path="*" element={<ProtectedStoresPage />} />
      </Routes>
    </Suspense>
  );
}
