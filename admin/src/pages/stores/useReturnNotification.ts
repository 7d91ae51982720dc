import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';

import { useTranslate } from '../../hooks/useTranslate';

import type { Store } from '../../../../shared/contracts';

interface Options {
  /** The domain that the callback's redirect names, null where there is none. */
  domain: string | null;
  /** The stores, undefined while they are read. */
  stores: Store[] | undefined;
  /** Called once the redirect has been dealt with. */
  onSeen: (connected: boolean) => void;
}

/**
 * Tells that a store was connected, once, when the browser comes back from Shopify. An address that names a store
 * which isn't in the list (anybody can write one) tells nothing.
 */
export function useReturnNotification({ domain, stores, onSeen }: Options): void {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const told = useRef(false);

  useEffect(() => {
    if (domain === null || stores === undefined || told.current) {
      return;
    }
    told.current = true;
    const connected = stores.some((store) => store.domain === domain);
    if (connected) {
      toggleNotification({ type: 'success', message: translate('connect.done', { domain }) });
    }
    onSeen(connected);
  }, [domain, stores, onSeen, toggleNotification, translate]);
}
