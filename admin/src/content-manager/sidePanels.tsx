import { Loader } from '@strapi/design-system';
import { lazy, Suspense } from 'react';

import { useTranslate } from '../hooks/useTranslate';
import { PLUGIN_ID } from '../pluginId';

import type { RecordPanel } from '../../../shared/contracts';

const RecordPanelContent = lazy(() =>
  import('./RecordPanelContent').then((panel) => ({ default: panel.RecordPanelContent }))
);

/** The part of what the Content Manager tells a side panel that is used here. */
interface EditViewContext {
  /** The content type's uid. */
  model: string;
  /** Undefined while a record is made. */
  documentId?: string | undefined;
}

const TYPES: readonly RecordPanel['type'][] = ['contact', 'invoice', 'product'];

/**
 * What stands beside a synced record in the Content Manager, in the form that its `addEditViewSidePanel` takes; nothing
 * beside others. The content is fetched when the first such record is opened.
 */
export function ShopifySidePanel({ model, documentId }: EditViewContext) {
  const translate = useTranslate();
  const type = TYPES.find((name) => model === `plugin::${PLUGIN_ID}.${name}`);
  if (!type || !documentId) {
    return null;
  }
  return {
    title: translate(`panel.${type}.title`),
    content: (
      <Suspense fallback={<Loader small />}>
        <RecordPanelContent type={type} documentId={documentId} />
      </Suspense>
    ),
  };
}
