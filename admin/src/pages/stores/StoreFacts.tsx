import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { RelativeTime } from '../../components/RelativeTime';
import { useTranslate } from '../../hooks/useTranslate';

import type { ReactNode } from 'react';
import type { Store } from '../../../../shared/contracts';

/** As many columns as fit, down to one on a narrow screen. */
const FactList = styled.dl`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;

/** What the card says about a store: the shop's own facts, the last sync, and how much is here. */
export function StoreFacts({ store }: { store: Store }) {
  const translate = useTranslate();
  const { formatNumber } = useIntl();
  const unknown = translate('store.unknown');

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <FactList>
        <Fact name={translate('store.plan')}>{store.plan ?? unknown}</Fact>
        <Fact name={translate('store.currency')}>{store.currency ?? unknown}</Fact>
        <Fact name={translate('store.timezone')}>{store.timezone ?? unknown}</Fact>
        <Fact name={translate('store.lastSync')}>
          {store.lastSyncAt ? <RelativeTime moment={store.lastSyncAt} /> : translate('store.never')}
        </Fact>
      </FactList>
      <FactList>
        <Fact name={translate('store.contacts')} large>
          {formatNumber(store.counts.contacts)}
        </Fact>
        <Fact name={translate('store.products')} large>
          {formatNumber(store.counts.products)}
        </Fact>
        <Fact name={translate('store.invoices')} large>
          {formatNumber(store.counts.invoices)}
        </Fact>
      </FactList>
    </Flex>
  );
}

function Fact({ name, large = false, children }: { name: string; large?: boolean; children: ReactNode }) {
  return (
    <Box minWidth={0}>
      <Typography tag="dt" variant="pi" textColor="neutral600">
        {name}
      </Typography>
      <Typography tag="dd" variant={large ? 'beta' : 'omega'} textColor="neutral800">
        {children}
      </Typography>
    </Box>
  );
}
