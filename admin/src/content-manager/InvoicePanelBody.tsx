import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { Notice } from '../components/Notice';
import { useTranslate } from '../hooks/useTranslate';
import { recordPath } from '../paths';
import { FulfilmentItem } from './FulfilmentItem';
import { Day, Line, Lines, Money, OutLink, Section } from './parts';

import type { InvoicePanel } from '../../../shared/contracts';

type InvoiceLine = NonNullable<InvoicePanel['lines']>['first'][number];

/** What was ordered, sent and paid back. */
export function InvoicePanelBody({ panel }: { panel: InvoicePanel }) {
  const translate = useTranslate();
  const { currency, currentTotal, refundedTotal, outstandingTotal, balanced, imbalance } = panel;
  const { lines, fulfilments, refunds } = panel;
  const hidden = (lines?.count ?? 0) - (lines?.first.length ?? 0);
  const amount = (name: string, value: InvoicePanel['currentTotal']) =>
    value === null ? null : (
      <Line name={name}>
        <Money amount={value} currency={currency} />
      </Line>
    );

  return (
    <>
      {balanced === false ? (
        <Notice tone="warning" title={translate('panel.unbalanced')}>
          <Money amount={imbalance} currency={currency} />
        </Notice>
      ) : null}
      <Lines>
        {amount(translate('panel.currentTotal'), currentTotal)}
        {amount(translate('panel.refunded'), refundedTotal)}
        {amount(translate('panel.outstanding'), outstandingTotal)}
        {balanced ? <Line name={translate('panel.balance')}>{translate('panel.balanced')}</Line> : null}
      </Lines>
      <Section
        title={translate('panel.lines')}
        empty={translate('panel.lines.none')}
        items={
          lines?.first.map((line) => <LineItem key={line.documentId} line={line} currency={currency} />) ??
          null
        }
        more={hidden > 0 ? translate('panel.more', { count: hidden }) : null}
      />
      <Section
        title={translate('panel.fulfilments')}
        empty={translate('panel.fulfilments.none')}
        items={fulfilments?.map((one) => <FulfilmentItem key={one.documentId} fulfilment={one} />) ?? null}
      />
      <Section
        title={translate('panel.refunds')}
        empty={translate('panel.refunds.none')}
        items={
          refunds?.map((refund) => (
            <Flex key={refund.documentId} justifyContent="space-between" gap={2}>
              <Typography variant="pi" textColor="neutral600">
                {refund.refundedAt ? <Day moment={refund.refundedAt} /> : '–'}
              </Typography>
              <Typography variant="pi" fontWeight="semiBold">
                <Money amount={refund.amount} currency={refund.currency} />
              </Typography>
            </Flex>
          )) ?? null
        }
      />
      <OutLink address={panel.orderUrl}>{translate('panel.openInShopify')}</OutLink>
    </>
  );
}

function LineItem({ line, currency }: { line: InvoiceLine; currency: string | null }) {
  const translate = useTranslate();
  const { documentId, title, variantTitle, sku, quantity, currentQuantity, total } = line;
  const details = [variantTitle, sku].filter(Boolean).join(' · ');
  const isReduced = currentQuantity !== null && quantity !== null && currentQuantity < quantity;
  return (
    <Flex justifyContent="space-between" alignItems="baseline" gap={3}>
      <Flex direction="column" alignItems="flex-start" minWidth={0}>
        <Link tag={NavLink} to={recordPath('invoice-line', documentId)}>
          {`${quantity === null ? '' : `${quantity} × `}${title ?? documentId}`}
        </Link>
        {details ? (
          <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
            {details}
          </Typography>
        ) : null}
        {isReduced ? (
          <Typography variant="pi" textColor="neutral800">
            {translate('panel.lines.current', { count: currentQuantity })}
          </Typography>
        ) : null}
      </Flex>
      <Typography variant="pi" fontWeight="semiBold" style={{ whiteSpace: 'nowrap' }}>
        <Money amount={total} currency={currency} />
      </Typography>
    </Flex>
  );
}
