import { Divider, Flex, Typography } from '@strapi/design-system';

import { CopyField } from '../../components/CopyField';
import { Panel } from '../../components/Panel';
import { useTranslate } from '../../hooks/useTranslate';
import { ScopesBlock } from './ScopesBlock';
import { SetupChecks } from './SetupChecks';
import { SetupSteps } from './SetupSteps';

import type { Setup } from '../../../../shared/contracts';

/** Everything that Shopify's side of a connection needs: the values to paste, the steps, and what is amiss here. */
export function SetupGuide({ setup }: { setup: Setup }) {
  const translate = useTranslate();
  const addresses = [
    { label: translate('setup.appUrl'), value: setup.appUrl },
    { label: translate('setup.redirectUrl'), value: setup.redirectUrl },
    { label: translate('setup.webhookUrl'), value: setup.webhookUrl },
  ];

  return (
    <Panel
      title={translate('setup.title')}
      subtitle={<Typography textColor="neutral600">{translate('setup.subtitle')}</Typography>}
    >
      <SetupChecks checks={setup.checks} />
      <Divider />
      <SetupSteps />
      <Divider />
      <Flex direction="column" alignItems="stretch" gap={4}>
        {addresses.map(({ label, value }) =>
          value ? <CopyField key={label} label={label} value={value} /> : null
        )}
        <ScopesBlock least={setup} />
      </Flex>
    </Panel>
  );
}
