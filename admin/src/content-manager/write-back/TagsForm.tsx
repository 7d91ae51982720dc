import { Button, Field, Flex, Tag, TextInput, Typography } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { useChangeTagsMutation } from '../../api/writeBack';
import { useTranslate } from '../../hooks/useTranslate';
import { Failure } from './Failure';
import { FormFrame } from './FormFrame';
import { StoreField } from './StoreField';
import { tagDifference, withTyped } from './tags';

import type { WriteTarget } from '../../../../shared/write-back';

interface TagsFormProps {
  contact: string;
  /** Those whose tags can be changed: at least one. */
  stores: readonly [WriteTarget, ...WriteTarget[]];
  onDone: () => void;
}

/** Adds and removes tags of the contact as a customer of a store. */
export function TagsForm({ contact, stores, onDone }: TagsFormProps) {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const [store, setStore] = useState<WriteTarget>(stores[0]);
  const [wanted, setWanted] = useState<readonly string[]>(store.tags ?? []);
  const [typed, setTyped] = useState('');
  const [change, { isLoading, error }] = useChangeTagsMutation();
  const all = withTyped(wanted, typed);
  const { add, remove } = tagDifference(store.tags ?? [], all);

  const handleStore = (domain: string) => {
    const chosen = stores.find((one) => one.domain === domain) ?? stores[0];
    setStore(chosen);
    setWanted(chosen.tags ?? []);
  };
  const handleAdd = () => {
    setWanted(all);
    setTyped('');
  };
  const handleSave = async () => {
    const answer = await change({ contact, store: store.domain, add, remove });
    if ('data' in answer) {
      toggleNotification({ type: 'success', message: translate('writeBack.tags.saved') });
      onDone();
    }
  };

  return (
    <FormFrame
      title={translate('writeBack.tags.title')}
      action={
        <Button loading={isLoading} disabled={add.length + remove.length === 0} onClick={handleSave}>
          {translate('writeBack.tags.save')}
        </Button>
      }
    >
      {error ? <Failure error={error} /> : null}
      <StoreField stores={stores} value={store.domain} onChange={handleStore} />
      {wanted.length === 0 ? (
        <Typography textColor="neutral600">{translate('writeBack.tags.none')}</Typography>
      ) : (
        <Flex tag="ul" gap={2} wrap="wrap" aria-label={translate('writeBack.tags')}>
          {wanted.map((tag) => (
            <li key={tag}>
              <Tag
                icon={<Cross aria-hidden />}
                label={translate('writeBack.tags.remove', { name: tag })}
                onClick={() => setWanted(wanted.filter((one) => one !== tag))}
              >
                {tag}
              </Tag>
            </li>
          ))}
        </Flex>
      )}
      <Field.Root name="tag" hint={translate('writeBack.tags.hint')}>
        <Field.Label>{translate('writeBack.tags.add')}</Field.Label>
        <TextInput
          value={typed}
          maxLength={255}
          onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
          onKeyDown={(event: { key: string }) => {
            if (event.key === 'Enter') handleAdd();
          }}
        />
        <Field.Hint />
      </Field.Root>
    </FormFrame>
  );
}
