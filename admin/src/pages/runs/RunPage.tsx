import { Flex, Link } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { NavLink, useParams } from 'react-router-dom';

import { Loaded } from '../../components/Loaded';
import { SettingsFrame } from '../../components/SettingsFrame';
import { useRun } from '../../hooks/useRun';
import { useTranslate } from '../../hooks/useTranslate';
import { STORES_PATH } from '../../paths';
import { RunDetail } from './RunDetail';

/** Settings → Shopify → one run: what it moved, what it found, and what was not imported and why. */
export function RunPage() {
  const { documentId = '' } = useParams();
  return <SettingsFrame page="stores">{() => <RunReader documentId={documentId} />}</SettingsFrame>;
}

function RunReader({ documentId }: { documentId: string }) {
  const translate = useTranslate();
  const { run, isError, retry } = useRun(documentId);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Link tag={NavLink} to={STORES_PATH} startIcon={<ArrowLeft />}>
        {translate('run.back')}
      </Link>
      <Loaded
        data={run}
        isError={isError}
        words={{ loading: translate('run.loading'), error: translate('run.error') }}
        onRetry={retry}
      >
        {(read) => <RunDetail run={read} />}
      </Loaded>
    </Flex>
  );
}
