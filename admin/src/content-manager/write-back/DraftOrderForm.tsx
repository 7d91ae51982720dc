import { Button, Divider, Field, Textarea } from '@strapi/design-system';
import { useState } from 'react';

import { useCreateDraftOrderMutation } from '../../api/writeBack';
import { useTranslate } from '../../hooks/useTranslate';
import { newKey, readLines, withVariant } from './draft';
import { DraftLines } from './DraftLines';
import { DraftOrderMade } from './DraftOrderMade';
import { Failure } from './Failure';
import { FormFrame } from './FormFrame';
import { StoreField } from './StoreField';
import { VariantSearch } from './VariantSearch';

import type { WriteTarget } from '../../../../shared/write-back';
import type { DraftLine } from './draft';

interface DraftOrderFormProps {
  contact: string;
  /** Those in which one can be made: at least one. */
  stores: readonly [WriteTarget, ...WriteTarget[]];
}

/** Makes a draft order for the contact. One opening of the form makes one at most, however often it is sent. */
export function DraftOrderForm({ contact, stores }: DraftOrderFormProps) {
  const translate = useTranslate();
  const [key] = useState(newKey);
  const [store, setStore] = useState<WriteTarget>(stores[0]);
  const [lines, setLines] = useState<readonly DraftLine[]>([]);
  const [note, setNote] = useState('');
  const [create, { data: made, isLoading, error }] = useCreateDraftOrderMutation();
  const wanted = readLines(lines);

  const handleStore = (domain: string) => {
    setStore(stores.find((one) => one.domain === domain) ?? stores[0]);
    // A draft order takes variants of one store.
    setLines([]);
  };
  const handleCreate = async () => {
    if (wanted) {
      await create({ key, contact, lines: wanted, ...(note.trim() ? { note: note.trim() } : {}) });
    }
  };

  if (made) {
    return <DraftOrderMade made={made} />;
  }
  return (
    <FormFrame
      title={translate('writeBack.draft.title')}
      action={
        <Button loading={isLoading} disabled={wanted === null} onClick={handleCreate}>
          {translate('writeBack.draft.create')}
        </Button>
      }
    >
      {error ? <Failure error={error} /> : null}
      <StoreField stores={stores} value={store.domain} onChange={handleStore} />
      <VariantSearch
        key={store.domain}
        store={store}
        onChoose={(variant) => setLines(withVariant(lines, variant))}
      />
      <Divider />
      <DraftLines lines={lines} currency={store.currency} onChange={setLines} />
      <Field.Root name="note" hint={translate('writeBack.draft.note.hint')}>
        <Field.Label>{translate('writeBack.draft.note')}</Field.Label>
        <Textarea
          value={note}
          maxLength={5000}
          onChange={(event: { target: { value: string } }) => setNote(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
    </FormFrame>
  );
}
