import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import { useAllowed } from '../hooks/useAllowed';
import { useTranslate } from '../hooks/useTranslate';
import { Notice } from './Notice';
import { SettingsNav } from './SettingsNav';

import type { ReactNode } from 'react';
import type { Allowed } from '../hooks/useAllowed';
import type { SettingsPage } from '../paths';

/** What each page cannot be seen without. */
const NEEDED: Record<SettingsPage, keyof Allowed> = {
  stores: 'read',
  queue: 'read',
  deleted: 'read',
  privacy: 'privacy',
  mappings: 'read',
  setup: 'read',
};

interface SettingsFrameProps {
  page: SettingsPage;
  /** Buttons beside the title. */
  actions?: ReactNode;
  isBusy?: boolean;
  /** Not rendered for those who may not see the page. */
  children: () => ReactNode;
}

/** What all pages below Settings → Shopify share: the title, the way to the other pages, and who may see it. */
export function SettingsFrame({ page, actions, isBusy = false, children }: SettingsFrameProps) {
  const translate = useTranslate();
  const allowed = useAllowed();
  const needed = NEEDED[page];
  const title = translate('page.title');

  return (
    <Page.Main aria-busy={isBusy}>
      <Page.Title>{`${translate(`nav.${page}`)} – ${title}`}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={translate(`nav.${page}.text`)}
        primaryAction={allowed[needed] ? actions : null}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <SettingsNav />
          {allowed[needed] ? (
            children()
          ) : (
            <Notice tone="info" title={translate('permission.page')}>
              {translate(`permission.${needed}`)}
            </Notice>
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
