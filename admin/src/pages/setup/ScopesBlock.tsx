import { Button, Flex, Radio, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useId, useState } from 'react';

import { useGetSetupQuery } from '../../api/setup';
import { CopyField } from '../../components/CopyField';
import { Loaded } from '../../components/Loaded';
import { useTranslate } from '../../hooks/useTranslate';
import { downloadText } from '../../utils/download';

import type { Setup } from '../../../../shared/contracts';
import type { ScopeExtent } from '../../api/setup';

const EXTENTS: readonly ScopeExtent[] = ['least', 'full'];

/** The scopes that the app asks for, the least or on request the long list, and the file that has them. */
export function ScopesBlock({ least }: { least: Setup }) {
  const translate = useTranslate();
  const [extent, setExtent] = useState<ScopeExtent>('least');
  const full = useGetSetupQuery('full', { skip: extent === 'least' });
  const labelId = useId();
  const hintId = useId();

  return (
    <>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography id={labelId} variant="pi" fontWeight="bold" textColor="neutral800">
          {translate('setup.scopes.extent')}
        </Typography>
        <Radio.Group
          aria-labelledby={labelId}
          aria-describedby={hintId}
          value={extent}
          onValueChange={(chosen) => setExtent(chosen as ScopeExtent)}
        >
          {EXTENTS.map((one) => (
            <Radio.Item key={one} value={one}>
              {translate(`setup.scopes.${one}`)}
            </Radio.Item>
          ))}
        </Radio.Group>
        <Typography id={hintId} variant="pi" textColor="neutral600">
          {translate(`setup.scopes.${extent}.hint`)}
        </Typography>
      </Flex>
      {extent === 'least' ? (
        <ScopesToTake setup={least} />
      ) : (
        <Loaded
          data={full.data}
          isError={full.isError}
          words={{ loading: translate('setup.scopes.loading'), error: translate('setup.scopes.error') }}
          onRetry={full.refetch}
        >
          {(setup) => <ScopesToTake setup={setup} />}
        </Loaded>
      )}
    </>
  );
}

/** The list to paste, and the file to download. */
function ScopesToTake({ setup: { scopes, appToml, apiVersion } }: { setup: Setup }) {
  const translate = useTranslate();
  return (
    <>
      <CopyField label={translate('setup.scopes', { count: scopes.length })} value={scopes.join(',')} />
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Button
          variant="secondary"
          startIcon={<Download />}
          onClick={() => downloadText('shopify.app.toml', appToml)}
        >
          {translate('setup.toml')}
        </Button>
        <Typography variant="pi" textColor="neutral600">
          {translate('setup.toml.hint', { version: apiVersion })}
        </Typography>
      </Flex>
    </>
  );
}
