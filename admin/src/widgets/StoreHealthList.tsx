import { Flex, Link } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';

import { Pill } from '../components/Pill';
import { useTranslate } from '../hooks/useTranslate';
import { queuePath, STORES_PATH } from '../paths';

import type { Overview, StoreHealth } from '../../../shared/contracts';
import type { PillTone } from '../components/pillTone';

const TONES: Record<StoreHealth, PillTone> = {
  healthy: 'success',
  syncing: 'secondary',
  'needs-attention': 'warning',
  off: 'neutral',
};

/**
 * How each store is; what needs attention leads to where it is put right. Strapi's frame scrolls where there is no room: the
 * links let the keyboard do so.
 */
export function StoreHealthList({ stores }: { stores: Overview['stores'] }) {
  const translate = useTranslate();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {stores.map(({ domain, name, health, failedEvents }) => (
        <Flex key={domain} tag="li" justifyContent="space-between" gap={2} wrap="wrap">
          <Link tag={NavLink} to={STORES_PATH} title={domain}>
            {name ?? domain}
          </Link>
          <Flex gap={2}>
            {health === 'needs-attention' ? (
              <Link
                tag={NavLink}
                to={failedEvents > 0 ? queuePath({ store: domain, status: 'failed' }) : STORES_PATH}
              >
                {failedEvents > 0
                  ? translate('queue.badge', { count: failedEvents })
                  : translate('widget.look')}
              </Link>
            ) : null}
            <Pill tone={TONES[health]}>{translate(`widget.health.${health}`)}</Pill>
          </Flex>
        </Flex>
      ))}
    </Flex>
  );
}
