import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { useTranslate } from '../hooks/useTranslate';
import { recordPath } from '../paths';
import { Day, Line, Lines, Money, OutLink, Section, State } from './parts';
import { WriteBackSection } from './write-back/WriteBackSection';

import type { ContactPanel } from '../../../shared/contracts';

/** The person behind the orders: what they are worth, their latest invoices, and where they are known. */
export function ContactPanelBody({ panel, documentId }: { panel: ContactPanel; documentId: string }) {
  const translate = useTranslate();
  const { ordersCount, lifetimeValue, averageOrderValue, firstOrderAt, lastOrderAt } = panel;
  const { stores, invoices, writeBack } = panel;
  const amounts = (name: string, byCurrency: Record<string, string> | null) =>
    Object.entries(byCurrency ?? {}).map(([currency, amount]) => (
      <Line key={`${name}-${currency}`} name={name}>
        <Money amount={amount} currency={currency} />
      </Line>
    ));

  return (
    <>
      <Lines>
        {amounts(translate('panel.lifetimeValue'), lifetimeValue)}
        {ordersCount === null ? null : <Line name={translate('panel.orders')}>{ordersCount}</Line>}
        {amounts(translate('panel.averageOrder'), averageOrderValue)}
        {firstOrderAt ? (
          <Line name={translate('panel.firstOrder')}>
            <Day moment={firstOrderAt} />
          </Line>
        ) : null}
        {lastOrderAt ? (
          <Line name={translate('panel.lastOrder')}>
            <Day moment={lastOrderAt} />
          </Line>
        ) : null}
      </Lines>
      <Section
        title={translate('panel.latestInvoices')}
        empty={translate('panel.latestInvoices.none')}
        items={invoices?.map((invoice) => <InvoiceItem key={invoice.documentId} invoice={invoice} />) ?? null}
      />
      <Section
        title={translate('panel.stores')}
        empty={translate('panel.stores.none')}
        items={
          stores?.map(({ domain, customerUrl }) => (
            <Flex key={customerUrl ?? domain} direction="column" alignItems="flex-start">
              <Typography variant="pi" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
                {domain}
              </Typography>
              <OutLink address={customerUrl}>{translate('panel.openInShopify')}</OutLink>
            </Flex>
          )) ?? null
        }
      />
      {writeBack ? <WriteBackSection contact={documentId} writeBack={writeBack} /> : null}
    </>
  );
}

function InvoiceItem({ invoice }: { invoice: NonNullable<ContactPanel['invoices']>[number] }) {
  const { documentId, name, orderedAt, currentTotal, currency, financialStatus, fulfilmentStatus } = invoice;
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" alignItems="baseline" gap={2}>
        <Link tag={NavLink} to={recordPath('invoice', documentId)}>
          {name ?? documentId}
        </Link>
        <Typography variant="pi" fontWeight="semiBold">
          <Money amount={currentTotal} currency={currency} />
        </Typography>
      </Flex>
      <Flex gap={1} wrap="wrap">
        {invoice.cancelledAt ? <State state="cancelled" /> : null}
        {financialStatus ? <State state={financialStatus} /> : null}
        {fulfilmentStatus ? <State state={fulfilmentStatus} /> : null}
        {orderedAt ? (
          <Typography variant="pi" textColor="neutral600">
            <Day moment={orderedAt} />
          </Typography>
        ) : null}
      </Flex>
    </Flex>
  );
}
