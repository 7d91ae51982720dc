import { EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useState } from 'react';

import { useGetMappingOptionsQuery, useGetMappingsQuery } from '../../api/mappings';
import { Loaded } from '../../components/Loaded';
import { Notice } from '../../components/Notice';
import { SettingsFrame } from '../../components/SettingsFrame';
import { useAllowed } from '../../hooks/useAllowed';
import { useTranslate } from '../../hooks/useTranslate';
import { MappingForm } from './MappingForm';
import { MappingsTable } from './MappingsTable';
import { PeoplePanel } from './PeoplePanel';
import { ResyncNotice } from './ResyncNotice';

import type { Resource } from '../../../../shared/contracts';
import type { FieldMapping } from '../../../../shared/mappings';
import type { MappingOptionsAnswer } from '../../api/mappings';

/** Settings → Shopify → Field mappings: which fields of Shopify's go into attributes that the user added. */
export function MappingsPage() {
  return <SettingsFrame page="mappings">{() => <MappingsContent />}</SettingsFrame>;
}

function MappingsContent() {
  const translate = useTranslate();
  const mappings = useGetMappingsQuery(undefined, { refetchOnMountOrArgChange: true });
  const options = useGetMappingOptionsQuery(undefined, { refetchOnMountOrArgChange: true });
  const retry = () => {
    void mappings.refetch();
    void options.refetch();
  };
  const data = mappings.data && options.data && { mappings: mappings.data, options: options.data };
  return (
    <Loaded
      data={data}
      isError={mappings.isError || options.isError}
      words={{ loading: translate('mappings.loading'), error: translate('mappings.error') }}
      onRetry={retry}
    >
      {(loaded) => <Mappings {...loaded} />}
    </Loaded>
  );
}

function Mappings({ mappings, options }: { mappings: FieldMapping[]; options: MappingOptionsAnswer }) {
  const translate = useTranslate();
  const allowed = useAllowed();
  const [resync, setResync] = useState<readonly Resource[]>([]);
  const addResync = (resources: readonly Resource[]) =>
    setResync((before) => [...new Set([...before, ...resources])]);
  const hasTargets = options.data.some(({ targets }) => targets.length > 0);

  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      {options.warnings.map(({ store }) => (
        <Notice key={store} tone="warning" title={translate('mappings.warning', { domain: store })} />
      ))}
      {resync.length > 0 ? <ResyncNotice resources={resync} onStarted={() => setResync([])} /> : null}
      {mappings.length > 0 ? <MappingsTable mappings={mappings} /> : null}
      {hasTargets ? (
        allowed.connect ? (
          <MappingForm options={options.data} onSaved={addResync} />
        ) : (
          <Typography variant="pi" textColor="neutral600">
            {translate('permission.connect')}
          </Typography>
        )
      ) : (
        <EmptyStateLayout icon={<EmptyDocuments width="160px" />} content={translate('mappings.noTargets')} />
      )}
      <PeoplePanel />
    </Flex>
  );
}
