import { LinkButton } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { NavLink } from 'react-router-dom';

import { useGetEventsQuery } from '../../api/events';
import { useTranslate } from '../../hooks/useTranslate';
import { queuePath } from '../../paths';

/** How many webhooks of a store failed, as a badge that leads to them; nothing where none did. */
export function FailedEvents({ domain }: { domain: string }) {
  const translate = useTranslate();
  const { data } = useGetEventsQuery(
    { store: domain, status: 'failed', page: 1, pageSize: 1 },
    { refetchOnMountOrArgChange: true }
  );
  const count = data?.meta.failed ?? 0;
  if (count === 0) {
    return null;
  }
  return (
    <LinkButton
      tag={NavLink}
      to={queuePath({ store: domain, status: 'failed' })}
      variant="danger-light"
      size="S"
      startIcon={<WarningCircle />}
    >
      {translate('queue.badge', { count })}
    </LinkButton>
  );
}
