import { Button } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { useGetStoresQuery, useSyncStoreMutation } from '../../api/stores';
import { Notice } from '../../components/Notice';
import { useAllowed } from '../../hooks/useAllowed';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { focusPage } from '../../utils/focusPage';

import type { Resource } from '../../../../shared/contracts';

interface ResyncNoticeProps {
  resources: readonly Resource[];
  onStarted: () => void;
}

/** Offers the full sync that brings a changed mapping to the records that are here already. */
export function ResyncNotice({ resources, onStarted }: ResyncNoticeProps) {
  const translate = useTranslate();
  const allowed = useAllowed();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const { data: stores = [] } = useGetStoresQuery();
  const [sync] = useSyncStoreMutation();
  const [isStarting, setStarting] = useState(false);
  const names = resources.map((resource) => translate(`resource.${resource}`)).join(', ');

  const start = async () => {
    setStarting(true);
    const connected = stores.filter(({ status }) => status === 'connected' || status === 'needs-attention');
    const failures: unknown[] = [];
    for (const { documentId } of connected) {
      const answer = await sync({ documentId, mode: 'full', resources: [...resources] });
      if ('error' in answer) failures.push(answer.error);
    }
    setStarting(false);
    for (const failure of failures) notifyProblem(failure);
    if (failures.length === 0) {
      focusPage();
      toggleNotification({ type: 'success', message: translate('sync.started') });
      onStarted();
    }
  };

  return (
    <Notice
      tone="info"
      title={translate('mappings.resync', { resource: names })}
      action={
        <Button size="S" loading={isStarting} disabled={!allowed.sync} onClick={start}>
          {translate('mappings.resync.start')}
        </Button>
      }
    >
      {allowed.sync ? null : translate('permission.sync')}
    </Notice>
  );
}
