import { Flex } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';

import { useGetStoresQuery } from '../../api/stores';
import { Loaded } from '../../components/Loaded';
import { SettingsFrame } from '../../components/SettingsFrame';
import { useQueue } from '../../hooks/useQueue';
import { useTranslate } from '../../hooks/useTranslate';
import { parseEventQuery, topicsOf } from './eventQuery';
import { QueueFilters } from './QueueFilters';
import { QueueList } from './QueueList';

import type { PageAddress } from '../../utils/pageQuery';
import type { FilterName } from './QueueFilters';

/** Settings → Shopify → Queue: each webhook with its state and reason, and the means to replay it. */
export function QueuePage() {
  return <SettingsFrame page="queue">{() => <QueueContent />}</SettingsFrame>;
}

function QueueContent() {
  const translate = useTranslate();
  const [{ query: address }, setAddress] = useQueryParams<PageAddress>();
  const query = parseEventQuery(address);
  const { events, isError, refresh } = useQueue(query);
  const stores = useGetStoresQuery();

  const setFilter = (name: FilterName, value: string | undefined) => {
    if (value === undefined) {
      setAddress({ [name]: '', page: '' }, 'remove');
    } else {
      setAddress({ [name]: value, page: '1' });
    }
  };
  const showAll = () => setAddress({ store: '', status: '', topic: '', page: '' }, 'remove');

  return (
    <Loaded
      data={events}
      isError={isError}
      words={{ loading: translate('queue.loading'), error: translate('queue.error') }}
      onRetry={refresh}
    >
      {(read) => (
        <Flex direction="column" alignItems="stretch" gap={5}>
          <QueueFilters
            query={query}
            stores={(stores.data ?? []).map(({ domain }) => domain)}
            topics={topicsOf(stores.data ?? [])}
            onChange={setFilter}
          />
          <QueueList query={query} events={read} onRefresh={refresh} onShowAll={showAll} />
        </Flex>
      )}
    </Loaded>
  );
}
