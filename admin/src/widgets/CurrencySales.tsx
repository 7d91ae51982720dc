import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useTranslate } from '../hooks/useTranslate';
import { SalesChart } from './SalesChart';

import type { Overview } from '../../../shared/contracts';

interface CurrencySalesProps {
  sales: Overview['sales'][number];
}

/** What was sold in one currency, in figures and as a chart. */
export function CurrencySales({ sales: { currency, days, week } }: CurrencySalesProps) {
  const translate = useTranslate();
  const { formatNumber } = useIntl();
  const money = (amount: string) => formatNumber(Number(amount), { style: 'currency', currency });
  const today = days.at(-1);

  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex tag="dl" gap={6} wrap="wrap">
        {today ? (
          <Figure name={translate('widget.today')} amount={money(today.revenue)} orders={today.orders} />
        ) : null}
        <Figure name={translate('widget.week')} amount={money(week.revenue)} orders={week.orders} />
      </Flex>
      <SalesChart days={days} money={money} label={translate('widget.chart', { currency })} />
    </Flex>
  );
}

function Figure({ name, amount, orders }: { name: string; amount: string; orders: number }) {
  const translate = useTranslate();
  return (
    <Box>
      <Typography tag="dt" variant="pi" textColor="neutral600">
        {name}
      </Typography>
      <Typography tag="dd" variant="delta" textColor="neutral800">
        {amount}{' '}
        <Typography tag="span" variant="pi" textColor="neutral600">
          {translate('widget.orders', { count: orders })}
        </Typography>
      </Typography>
    </Box>
  );
}
