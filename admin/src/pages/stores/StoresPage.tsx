import { Button } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useLayoutEffect, useRef, useState } from 'react';

import { useGetSetupQuery, useGetSolutionsQuery } from '../../api/setup';
import { useGetStoresQuery } from '../../api/stores';
import { Loaded } from '../../components/Loaded';
import { SettingsFrame } from '../../components/SettingsFrame';
import { useAllowed } from '../../hooks/useAllowed';
import { useStores } from '../../hooks/useStores';
import { useTranslate } from '../../hooks/useTranslate';
import { StoresContent } from './StoresContent';

import type { MutableRefObject } from 'react';
import type { StoreForm } from './StoresContent';

/** Settings → Shopify: the connected stores, and the form that connects one. */
export function StoresPage() {
  const [form, setForm] = useState<StoreForm | null>(null);
  const hasFocus = useRef(false);
  const changeForm = (next: StoreForm | null) => {
    // The form had it, and is gone.
    hasFocus.current = next === null;
    setForm(next);
  };
  const addStore = <AddStore hasFocus={hasFocus} onAdd={() => changeForm({})} />;
  return (
    <SettingsFrame page="stores" actions={form ? null : addStore}>
      {() => <StoresReader form={form} onForm={changeForm} />}
    </SettingsFrame>
  );
}

interface AddStoreProps {
  /** Whether it has the focus, which it keeps when it appears anew: the header that stays while a page scrolls is another. */
  hasFocus: MutableRefObject<boolean>;
  onAdd: () => void;
}

/** Opens the form. Without a store it is open already. */
function AddStore({ hasFocus, onAdd }: AddStoreProps) {
  const translate = useTranslate();
  const allowed = useAllowed();
  const { data = [] } = useGetStoresQuery();
  const button = useRef<HTMLButtonElement>(null);
  const isShown = data.length > 0 && allowed.connect;
  useLayoutEffect(() => {
    const shown = button.current;
    if (shown === null) {
      return undefined;
    }
    if (hasFocus.current) {
      shown.focus();
    }
    return () => {
      hasFocus.current = document.activeElement === shown;
    };
  }, [isShown, hasFocus]);
  return isShown ? (
    <Button ref={button} startIcon={<Plus />} onClick={onAdd}>
      {translate('page.add')}
    </Button>
  ) : null;
}

interface StoresReaderProps {
  form: StoreForm | null;
  onForm: (form: StoreForm | null) => void;
}

function StoresReader({ form, onForm }: StoresReaderProps) {
  const translate = useTranslate();
  const live = useStores();
  const setup = useGetSetupQuery('least');
  const solutions = useGetSolutionsQuery();

  const isLoading = live.isLoading || setup.isLoading || solutions.isLoading;
  const data =
    live.stores && setup.data && solutions.data
      ? { stores: live.stores, setup: setup.data, solutions: solutions.data }
      : undefined;
  const retry = () => {
    live.retry();
    void setup.refetch();
    void solutions.refetch();
  };
  return (
    <Loaded
      data={data}
      isError={data === undefined && !isLoading}
      words={{ loading: translate('page.loading'), error: translate('page.error') }}
      onRetry={retry}
    >
      {(read) => <StoresContent live={live} {...read} form={form} onForm={onForm} />}
    </Loaded>
  );
}
