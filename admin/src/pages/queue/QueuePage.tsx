import { Button, EmptyStateLayout, Flex, Link } from '@strapi/design-system';
import { ArrowClockwise, ArrowLeft, WarningCircle } from '@strapi/icons';
import { Layouts, Page, useQueryParams } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import { AllowedProvider } from '../../hooks/useAllowed';
import { useGetStoresQuery } from '../../api/stores';
import { useQueue } from '../../hooks/useQueue';
import { useTranslate } from '../../hooks/useTranslate';
import { STORES_PATH } from '../../paths';
import { PERMISSIONS } from '../../permissions';
import { parseEventQuery, topicsOf } from './eventQuery';
import { QueueFilters } from './QueueFilters';
import { QueueList } from './QueueList';

import type { FilterName } from './QueueFilters';
import type { QueueAddress } from './eventQuery';

/** Settings → Shopify → Queue: each webhook with its state and reason, and the means to replay it. */
function QueuePage() {
  const translate = useTranslate();
  const [{ query: address }, setAddress] = useQueryParams<QueueAddress>();
  const query = parseEventQuery(address);
  const { events, isLoading, isError, refresh } = useQueue(query);
  const stores = useGetStoresQuery();
  const title = translate('queue.title');

  const setFilter = (name: FilterName, value: string | undefined) => {
    if (value === undefined) {
      setAddress({ [name]: '', page: '' }, 'remove');
    } else {
      setAddress({ [name]: value, page: '1' });
    }
  };
  const showAll = () => setAddress({ store: '', status: '', topic: '', page: '' }, 'remove');

  return (
    <Page.Main aria-busy={isLoading}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={translate('queue.subtitle')}
        navigationAction={
          <Link tag={NavLink} to={STORES_PATH} startIcon={<ArrowLeft />}>
            {translate('queue.back')}
          </Link>
        }
        primaryAction={
          <Button variant="tertiary" startIcon={<ArrowClockwise />} onClick={refresh}>
            {translate('queue.refresh')}
          </Button>
        }
      />
      <Layouts.Content>
        {isLoading ? <Page.Loading>{translate('queue.loading')}</Page.Loading> : null}
        {isError && !isLoading ? (
          <div role="alert">
            <EmptyStateLayout
              icon={<WarningCircle width="6rem" height="6rem" />}
              content={translate('queue.error')}
              action={
                <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={refresh}>
                  {translate('page.retry')}
                </Button>
              }
            />
          </div>
        ) : null}
        {events && !isError ? (
          <Flex direction="column" alignItems="stretch" gap={5} paddingBottom={8}>
            <QueueFilters
              query={query}
              stores={(stores.data ?? []).map(({ domain }) => domain)}
              topics={topicsOf(stores.data ?? [])}
              onChange={setFilter}
            />
            <QueueList query={query} events={events} onShowAll={showAll} />
          </Flex>
        ) : null}
      </Layouts.Content>
    </Page.Main>
  );
}

/** The page for those who may see it. */
export function ProtectedQueuePage() {
  return (
    <Page.Protect permissions={PERMISSIONS.read}>
      <AllowedProvider>
        <QueuePage />
      </AllowedProvider>
    </Page.Protect>
  );
}
