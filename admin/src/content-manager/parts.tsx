import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useId } from 'react';
import { useIntl } from 'react-intl';

import { Pill } from '../components/Pill';
import { useTranslate } from '../hooks/useTranslate';
import { knownState, STATE_TONES } from './states';

import type { ReactNode } from 'react';
import type { ServedAmount } from '../../../shared/amounts';

/** A name and its value on one line; nothing where the value is hidden from the person or unknown. */
export function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Flex tag="div" justifyContent="space-between" alignItems="baseline" gap={3}>
      <Typography tag="dt" variant="pi" textColor="neutral600">
        {name}
      </Typography>
      <Typography tag="dd" variant="pi" fontWeight="semiBold" textColor="neutral800" textAlign="right">
        {children}
      </Typography>
    </Flex>
  );
}

/** A list of names and values. */
export function Lines({ children }: { children: ReactNode }) {
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={2}>
      {children}
    </Flex>
  );
}

interface SectionProps {
  title: string;
  /** Null where the person may not see them. */
  items: readonly ReactNode[] | null;
  /** Said where there are none. */
  empty: string;
  /** Said below, where not all are shown. */
  more?: string | null;
}

/** A headed list of records, or why there is nothing to see. */
export function Section({ title, items, empty, more = null }: SectionProps) {
  const translate = useTranslate();
  const headingId = useId();
  const words = items === null ? translate('panel.notAllowed') : items.length === 0 ? empty : null;
  return (
    <Flex tag="section" aria-labelledby={headingId} direction="column" alignItems="stretch" gap={2}>
      <Typography id={headingId} tag="h3" variant="pi" fontWeight="bold" textColor="neutral800">
        {title}
      </Typography>
      {words ? (
        <Typography variant="pi" textColor="neutral600">
          {words}
        </Typography>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {items?.map((item, index) => (
            <Box key={index} tag="li">
              {item}
            </Box>
          ))}
        </Flex>
      )}
      {more ? (
        <Typography variant="pi" textColor="neutral600">
          {more}
        </Typography>
      ) : null}
    </Flex>
  );
}

/** An amount of money in the person's language; a dash where it is unknown. */
export function Money({ amount, currency }: { amount: ServedAmount; currency: string | null }) {
  const { formatNumber } = useIntl();
  if (amount === null) {
    return <>–</>;
  }
  return <>{formatNumber(Number(amount), currency ? { style: 'currency', currency } : {})}</>;
}

/** A date in the person's language. */
export function Day({ moment }: { moment: string }) {
  const { formatDate } = useIntl();
  return <time dateTime={moment}>{formatDate(moment, { dateStyle: 'medium' })}</time>;
}

/** A state of Shopify's: in the person's language where it is known, else its own word. */
export function State({ state }: { state: string }) {
  const translate = useTranslate();
  const known = knownState(state);
  return (
    <Pill tone={STATE_TONES[state] ?? 'neutral'}>
      {known ? translate(`state.${known}`) : state.replaceAll('_', ' ')}
    </Pill>
  );
}

/** A link out of Strapi; nothing where the address is unknown. */
export function OutLink({ address, children }: { address: string | null; children: string }) {
  return address ? (
    <Link href={address} isExternal>
      {children}
    </Link>
  ) : null;
}
