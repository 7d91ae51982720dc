import { Flex, Typography } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';
import { isWebAddress } from '../utils/webAddress';
import { Day, OutLink, State } from './parts';

import type { InvoicePanel } from '../../../shared/contracts';

type Fulfilment = NonNullable<InvoicePanel['fulfilments']>[number];

/** One shipment: how far it is, and where it can be followed. */
export function FulfilmentItem({ fulfilment }: { fulfilment: Fulfilment }) {
  const translate = useTranslate();
  const { fulfilmentStatus, displayStatus, carrier, tracking, shippedAt, deliveredAt } = fulfilment;
  const state = displayStatus ?? fulfilmentStatus;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2} wrap="wrap">
        {state ? <State state={state} /> : null}
        <Typography variant="pi" textColor="neutral600">
          {deliveredAt ? (
            <>
              {translate('panel.delivered')} <Day moment={deliveredAt} />
            </>
          ) : shippedAt ? (
            <>
              {translate('panel.shipped')} <Day moment={shippedAt} />
            </>
          ) : null}
        </Typography>
      </Flex>
      {tracking?.map(({ company, number, url }, index) => (
        <TrackingLine
          key={index}
          words={[company ?? carrier, number].filter(Boolean).join(' ') || (url ?? '–')}
          url={url}
        />
      ))}
    </Flex>
  );
}

/** A tracking number as a link to the carrier. Anybody may have typed the address into Shopify. */
function TrackingLine({ words, url }: { words: string; url: string | null }) {
  return url && isWebAddress(url) ? (
    <OutLink address={url}>{words}</OutLink>
  ) : (
    <Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>
      {words}
    </Typography>
  );
}
