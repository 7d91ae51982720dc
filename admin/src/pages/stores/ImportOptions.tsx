import { Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { useSetOptionsMutation } from '../../api/stores';
import { CheckboxField } from '../../components/CheckboxField';
import { useAllowed } from '../../hooks/useAllowed';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { changedOptions, EDITABLE_OPTIONS } from './importChoices';

import type { Store, StoreOptions } from '../../../../shared/contracts';

/** What is brought in from a store, and whether anything is at all. */
export function ImportOptions({ store }: { store: Store }) {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const allowed = useAllowed();
  const [save, { isLoading }] = useSetOptionsMutation();
  const [draft, setDraft] = useState<Partial<StoreOptions>>({});

  const options = { ...store.options, ...draft };
  const changes = changedOptions(store.options, draft);
  const isChanged = Object.keys(changes).length > 0;

  const handleSave = async () => {
    const answer = await save({ documentId: store.documentId, options: changes });
    if ('error' in answer) {
      notifyProblem(answer.error);
      return;
    }
    setDraft({});
    toggleNotification({ type: 'success', message: translate('options.saved') });
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Typography textColor="neutral700">{translate('options.text')}</Typography>
      {EDITABLE_OPTIONS.map((option) => (
        <CheckboxField
          key={option}
          name={`${store.documentId}-${option}`}
          label={translate(`options.${option}.label`)}
          hint={translate(`options.${option}.hint`)}
          checked={options[option]}
          disabled={!allowed.connect || isLoading}
          onChange={(checked) => setDraft({ ...draft, [option]: checked })}
        />
      ))}
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Button loading={isLoading} disabled={!allowed.connect || !isChanged} onClick={handleSave}>
          {translate('options.save')}
        </Button>
        {allowed.connect ? null : (
          <Typography variant="pi" textColor="neutral600">
            {translate('permission.connect')}
          </Typography>
        )}
      </Flex>
    </Flex>
  );
}
