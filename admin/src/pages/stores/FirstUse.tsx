import { Box, Flex, Typography } from '@strapi/design-system';
import { Store as StoreIcon } from '@strapi/icons';
import { styled } from 'styled-components';

import { useTranslate } from '../../hooks/useTranslate';
import { SetupChecks } from '../setup/SetupChecks';
import { SetupGuide } from '../setup/SetupGuide';

import type { ReactNode } from 'react';
import type { Setup } from '../../../../shared/contracts';

/** The steps beside the form where there is room for both. */
const Columns = styled.div`
  display: grid;
  gap: ${({ theme }) => theme.spaces[6]};
  align-items: start;

  ${({ theme }) => theme.breakpoints.large} {
    grid-template-columns: minmax(0, 5fr) minmax(0, 4fr);
  }
`;

interface FirstUseProps {
  setup: Setup;
  /** Says that products and orders wait for the solution; null where they don't. */
  banner: ReactNode;
  /** The form. */
  children: ReactNode;
}

/** Takes the person who has no store yet by the hand: what is about to happen, the form, and the way to an app. */
export function FirstUse({ setup, banner, children }: FirstUseProps) {
  const translate = useTranslate();
  const [met, amiss] = [setup.checks.filter(({ ok }) => ok), setup.checks.filter(({ ok }) => !ok)];
  return (
    <>
      <Flex gap={4} alignItems="center">
        <Box shrink={0} padding={3} background="primary100" hasRadius>
          <StoreIcon aria-hidden fill="primary600" width="2.4rem" height="2.4rem" />
        </Box>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography variant="beta" tag="h2">
            {translate('empty.title')}
          </Typography>
          <Typography textColor="neutral600">{translate('empty.text')}</Typography>
        </Flex>
      </Flex>
      <SetupChecks checks={amiss} />
      <Columns>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {children}
          {banner}
        </Flex>
        <SetupGuide setup={{ ...setup, checks: met }} />
      </Columns>
    </>
  );
}
