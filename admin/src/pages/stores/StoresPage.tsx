import { Button, EmptyStateLayout } from '@strapi/design-system';
import { ArrowClockwise, WarningCircle } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';

import { useGetSetupQuery, useGetSolutionsQuery } from '../../api/setup';
import { AllowedProvider } from '../../hooks/useAllowed';
import { useStores } from '../../hooks/useStores';
import { useTranslate } from '../../hooks/useTranslate';
import { PERMISSIONS } from '../../permissions';
import { StoresContent } from './StoresContent';

/** Settings → Shopify: the connected stores, the form that connects one, and the guide to Shopify's side of it. */
function StoresPage() {
  const translate = useTranslate();
  const live = useStores();
  const setup = useGetSetupQuery();
  const solutions = useGetSolutionsQuery();
  const title = translate('page.title');

  if (live.isLoading || setup.isLoading || solutions.isLoading) {
    return <Page.Loading>{translate('page.loading')}</Page.Loading>;
  }

  if (live.stores && setup.data && solutions.data) {
    return <StoresContent live={live} stores={live.stores} setup={setup.data} solutions={solutions.data} />;
  }

  const retry = () => {
    live.retry();
    void setup.refetch();
    void solutions.refetch();
  };
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header title={title} subtitle={translate('page.subtitle')} />
      <Layouts.Content>
        <div role="alert">
          <EmptyStateLayout
            icon={<WarningCircle width="6rem" height="6rem" />}
            content={translate('page.error')}
            action={
              <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={retry}>
                {translate('page.retry')}
              </Button>
            }
          />
        </div>
      </Layouts.Content>
    </Page.Main>
  );
}

/** The page for those who may see it. */
export function ProtectedStoresPage() {
  return (
    <Page.Protect permissions={PERMISSIONS.read}>
      <AllowedProvider>
        <StoresPage />
      </AllowedProvider>
    </Page.Protect>
  );
}
