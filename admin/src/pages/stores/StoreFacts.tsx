import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import { RelativeTime } from '../../components/RelativeTime';
import { useLastReconcile } from '../../hooks/useLastReconcile';
import { useReadable } from '../../hooks/useReadable';
import { useTranslate } from '../../hooks/useTranslate';
import { storeRecordsPath } from '../../paths';
import { totalDrift } from './progress';

import type { ReactNode } from 'react';
import type { Store } from '../../../../shared/contracts';

/** As many columns as fit, down to two on a narrow screen. */
const FactList = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;

const CountLink = styled(NavLink)`
  color: ${({ theme }) => theme.colors.neutral800};

  &:hover {
    color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** What the card says about a store: how much of it is here, and how well both are in step. */
export function StoreFacts({ store }: { store: Store }) {
  const translate = useTranslate();
  const { formatNumber } = useIntl();
  const { registered, missing } = store.webhooks;

  return (
    <FactList>
      <Fact name={translate('store.contacts')} large>
        {formatNumber(store.counts.contacts)}
      </Fact>
      <Fact name={translate('store.products')} large>
        <RecordCount type="product" domain={store.domain} count={store.counts.products} />
      </Fact>
      <Fact name={translate('store.invoices')} large>
        <RecordCount type="invoice" domain={store.domain} count={store.counts.invoices} />
      </Fact>
      <Fact name={translate('store.lastSync')}>
        {store.lastSyncAt ? <RelativeTime moment={store.lastSyncAt} /> : translate('store.never')}
      </Fact>
      <Fact name={translate('webhooks.title')} isAmiss={missing.length > 0}>
        {missing.length > 0
          ? translate('store.webhooks.missing', { count: missing.length })
          : translate('store.webhooks.active', { count: registered.length })}
      </Fact>
      <ComparisonFact domain={store.domain} />
    </FactList>
  );
}

interface RecordCountProps {
  type: 'product' | 'invoice';
  domain: string;
  count: number;
}

/** How many there are, as a link to them; without it for those whom the Content Manager does not show them. */
function RecordCount({ type, domain, count }: RecordCountProps) {
  const translate = useTranslate();
  const { formatNumber } = useIntl();
  if (useReadable(type)) {
    return <CountLink to={storeRecordsPath(type, domain)}>{formatNumber(count)}</CountLink>;
  }
  return (
    <>
      {formatNumber(count)}
      <Typography tag="span" variant="pi" textColor="neutral600" display="block">
        {translate('panel.notAllowed')}
      </Typography>
    </>
  );
}

/** What the last comparison with Shopify found. */
function ComparisonFact({ domain }: { domain: string }) {
  const translate = useTranslate();
  const last = useLastReconcile(domain);
  const name = translate('store.comparison');
  if (last?.status !== 'completed') {
    return <Fact name={name}>{translate(last ? 'store.comparison.running' : 'store.never')}</Fact>;
  }
  const count = totalDrift(last);
  return (
    <Fact name={name} isAmiss={count > 0}>
      {translate('store.comparison.drift', { count })}
      {last.finishedAt ? (
        <Typography tag="span" variant="pi" textColor="neutral600" display="block">
          <RelativeTime moment={last.finishedAt} />
        </Typography>
      ) : null}
    </Fact>
  );
}

interface FactProps {
  name: string;
  large?: boolean;
  isAmiss?: boolean;
  children: ReactNode;
}

function Fact({ name, large = false, isAmiss = false, children }: FactProps) {
  return (
    <Box minWidth={0}>
      <Typography tag="dt" variant="pi" textColor="neutral600">
        {name}
      </Typography>
      <Typography
        tag="dd"
        variant={large ? 'beta' : 'omega'}
        textColor={isAmiss ? 'danger600' : 'neutral800'}
      >
        {children}
      </Typography>
    </Box>
  );
}
