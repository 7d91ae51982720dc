import { Accordion, Button, Flex, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useState } from 'react';

import { CopyField } from '../../components/CopyField';
import { Panel } from '../../components/Panel';
import { useTranslate } from '../../hooks/useTranslate';
import { downloadText } from '../../utils/download';
import { SetupChecks } from './SetupChecks';
import { SetupSteps } from './SetupSteps';

import type { Setup } from '../../../../shared/contracts';

interface SetupGuideProps {
  setup: Setup;
  initiallyOpen: boolean;
}

/** Everything that Shopify's side of a connection needs: the steps, the values to paste, and what is amiss here. */
export function SetupGuide({ setup, initiallyOpen }: SetupGuideProps) {
  const translate = useTranslate();
  const [open, setOpen] = useState(initiallyOpen);
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
      <Accordion.Root
        collapsible
        value={open ? 'guide' : ''}
        onValueChange={(value: string) => setOpen(value !== '')}
      >
        <Accordion.Item value="guide">
          <Accordion.Header>
            <Accordion.Trigger>{translate('setup.open')}</Accordion.Trigger>
          </Accordion.Header>
          <Accordion.Content>
            <Flex direction="column" alignItems="stretch" gap={5} padding={5}>
              <SetupSteps />
              {addresses.map(({ label, value }) =>
                value ? <CopyField key={label} label={label} value={value} /> : null
              )}
              <CopyField label={translate('setup.scopes')} value={setup.scopes.join(',')} />
              <Flex direction="column" alignItems="flex-start" gap={2}>
                <Button
                  variant="secondary"
                  startIcon={<Download />}
                  onClick={() => downloadText('shopify.app.toml', setup.appToml)}
                >
                  {translate('setup.toml')}
                </Button>
                <Typography variant="pi" textColor="neutral600">
                  {translate('setup.toml.hint', { version: setup.apiVersion })}
                </Typography>
              </Flex>
            </Flex>
          </Accordion.Content>
        </Accordion.Item>
      </Accordion.Root>
    </Panel>
  );
}
