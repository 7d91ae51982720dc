import { Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled, useTheme } from 'styled-components';

import { useTranslate } from '../hooks/useTranslate';
import { barHeights } from './bars';

import type { DaySales } from '../../../shared/contracts';

/** The drawing's own units: it is stretched to the width that there is. */
const STEP = 100;
const HEIGHT = 100;
const BAR_SHARE = 0.62;

/** One column a day, below the bars. */
const Labels = styled.div`
  display: grid;
  grid-auto-columns: minmax(0, 1fr);
  grid-auto-flow: column;
  text-align: center;
`;

interface SalesChartProps {
  /** The days, today last. */
  days: readonly DaySales[];
  money: (amount: string) => string;
  label: string;
}

/** The revenue of each day as bars; screen readers are given the same as a table. */
export function SalesChart({ days, money, label }: SalesChartProps) {
  const translate = useTranslate();
  const { colors } = useTheme();
  const { formatDate } = useIntl();
  const heights = barHeights(
    days.map(({ revenue }) => Number(revenue)),
    HEIGHT
  );
  // A date without a time zone: it is the store's day, whatever zone the browser is in.
  const day = (date: string, options: { weekday: 'short' } | { dateStyle: 'full' }) =>
    formatDate(`${date}T00:00:00Z`, { ...options, timeZone: 'UTC' });

  return (
    <figure>
      <svg
        viewBox={`0 0 ${STEP * days.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        width="100%"
        height="8rem"
        aria-hidden
        focusable={false}
        style={{ borderBottom: `1px solid ${colors.neutral200}` }}
      >
        {days.map(({ date, revenue, orders }, index) => (
          <g key={date}>
            <title>{`${day(date, { dateStyle: 'full' })}: ${money(revenue)}, ${translate('widget.orders', { count: orders })}`}</title>
            <rect
              x={STEP * (index + (1 - BAR_SHARE) / 2)}
              y={HEIGHT - (heights[index] ?? 0)}
              width={STEP * BAR_SHARE}
              height={heights[index] ?? 0}
              fill={index === days.length - 1 ? colors.primary600 : colors.primary200}
            />
          </g>
        ))}
      </svg>
      <Labels aria-hidden>
        {days.map(({ date }, index) => (
          <Typography
            key={date}
            variant="pi"
            fontWeight={index === days.length - 1 ? 'bold' : 'regular'}
            textColor="neutral600"
          >
            {day(date, { weekday: 'short' })}
          </Typography>
        ))}
      </Labels>
      <VisuallyHidden>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">{translate('widget.column.day')}</th>
              <th scope="col">{translate('widget.column.revenue')}</th>
              <th scope="col">{translate('widget.column.orders')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, revenue, orders }) => (
              <tr key={date}>
                <th scope="row">{day(date, { dateStyle: 'full' })}</th>
                <td>{money(revenue)}</td>
                <td>{orders}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </figure>
  );
}
