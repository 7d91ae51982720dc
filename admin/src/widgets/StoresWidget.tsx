import { Divider, Flex } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

import { useGetOverviewQuery } from '../api/records';
import { usePollingInterval } from '../hooks/usePollingInterval';
import { useTranslate } from '../hooks/useTranslate';
import { CurrencySales } from './CurrencySales';
import { StoreHealthList } from './StoreHealthList';

/** Time between two looks while a store is syncing, in milliseconds. */
const POLLING_INTERVAL = 5000;

/** The home page's widget: how the stores are, and what they sold today and in the last seven days. */
export function StoresWidget() {
  const translate = useTranslate();
  const [syncing, setSyncing] = useState(false);
  const { data, isError } = useGetOverviewQuery(undefined, {
    refetchOnMountOrArgChange: true,
    pollingInterval: usePollingInterval(syncing, POLLING_INTERVAL),
  });
  const isSyncing = data?.stores.some(({ health }) => health === 'syncing') ?? false;
  useEffect(() => setSyncing(isSyncing), [isSyncing]);

  if (isError) {
    return <Widget.Error />;
  }
  if (!data) {
    return <Widget.Loading />;
  }
  if (data.stores.length === 0) {
    return <Widget.NoData>{translate('widget.empty')}</Widget.NoData>;
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <StoreHealthList stores={data.stores} />
      <Divider />
      {data.sales.map((sales) => (
        <CurrencySales key={sales.currency} sales={sales} />
      ))}
    </Flex>
  );
}
