import { Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';

import { parseApiError } from '../../api/errors';
import { usePreviewMappingMutation, useSaveMappingMutation } from '../../api/mappings';
import { Panel } from '../../components/Panel';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { focusPage } from '../../utils/focusPage';
import { choiceKey, fittingChoices, OTHER_METAFIELD, readDraft, sourceName } from './choices';
import { PreviewNotice } from './PreviewNotice';

import type { Resource } from '../../../../shared/contracts';
import type { MappingInput, MappingOptions } from '../../../../shared/mappings';
import type { MappingDraft } from './choices';

interface MappingFormProps {
  options: readonly MappingOptions[];
  onSaved: (resyncNeeded: readonly Resource[]) => void;
}

/** Chooses an attribute and the field of Shopify's that goes into it; tries that on a real record; saves it. */
export function MappingForm({ options, onSaved }: MappingFormProps) {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const usable = options.filter(({ targets }) => targets.length > 0);
  const [draft, setDraft] = useState<MappingDraft>({
    owner: usable[0]?.owner ?? 'customer',
    target: '',
    choice: '',
    metafield: '',
  });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [save, { isLoading: isSaving }] = useSaveMappingMutation();
  const [preview, { data: previewed, isLoading: isTrying, reset }] = usePreviewMappingMutation();
  const chosen = options.find(({ owner }) => owner === draft.owner);
  if (!chosen) return null;

  const mapping = readDraft(chosen, draft);
  const change = (fields: Partial<MappingDraft>) => {
    setDraft((before) => ({ ...before, ...fields }));
    setErrors({});
    reset();
  };
  const fail = (error: unknown) => {
    const { fieldErrors } = parseApiError(error);
    setErrors(fieldErrors);
    if (Object.keys(fieldErrors).length === 0) notifyProblem(error);
  };
  const handlePreview = async (input: MappingInput) => {
    const answer = await preview(input);
    if ('error' in answer) fail(answer.error);
  };
  const handleSave = async (input: MappingInput) => {
    const answer = await save(input);
    if ('error' in answer) return fail(answer.error);
    focusPage();
    toggleNotification({ type: 'success', message: translate('mappings.saved', { name: input.target }) });
    change({ target: '', choice: '', metafield: '' });
    onSaved(answer.data.resyncNeeded);
  };
  const sourceError = Object.entries(errors).find(([path]) => path.startsWith('source'))?.[1];

  return (
    <Panel title={translate('mappings.add')}>
      <Flex direction="column" alignItems="stretch" gap={4} maxWidth="48rem">
        <Field.Root name="owner">
          <Field.Label>{translate('mappings.owner')}</Field.Label>
          <SingleSelect
            value={draft.owner}
            onChange={(owner) => change({ owner: owner as MappingDraft['owner'], target: '', choice: '' })}
          >
            {usable.map(({ owner }) => (
              <SingleSelectOption key={owner} value={owner}>
                {translate(`mappings.owner.${owner}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
        <Field.Root name="target" error={errors.target ?? false}>
          <Field.Label>{translate('mappings.target')}</Field.Label>
          <SingleSelect
            value={draft.target}
            placeholder={translate('mappings.choose')}
            onChange={(target) => change({ target: String(target), choice: '' })}
          >
            {chosen.targets.map(({ name, type }) => (
              <SingleSelectOption key={name} value={name}>
                {`${name} (${type})`}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Error />
        </Field.Root>
        <Field.Root name="source" error={sourceError ?? false}>
          <Field.Label>{translate('mappings.source')}</Field.Label>
          <SingleSelect
            value={draft.choice}
            placeholder={translate('mappings.choose')}
            disabled={draft.target === ''}
            onChange={(choice) => change({ choice: String(choice) })}
          >
            {fittingChoices(chosen, draft.target).map((choice) => (
              <SingleSelectOption key={choiceKey(choice)} value={choiceKey(choice)}>
                {choice.source.kind === 'metafield'
                  ? `${choice.label} (${sourceName(choice.source)}, ${choice.source.type})`
                  : choice.label}
              </SingleSelectOption>
            ))}
            <SingleSelectOption value={OTHER_METAFIELD}>{translate('mappings.other')}</SingleSelectOption>
          </SingleSelect>
          <Field.Error />
        </Field.Root>
        {draft.choice === OTHER_METAFIELD ? (
          <Field.Root name="metafield" hint={translate('mappings.metafield.hint')}>
            <Field.Label>{translate('mappings.metafield')}</Field.Label>
            <TextInput
              value={draft.metafield}
              onChange={(event: { target: { value: string } }) => change({ metafield: event.target.value })}
            />
            <Field.Hint />
          </Field.Root>
        ) : null}
        {previewed ? <PreviewNotice preview={previewed} /> : null}
        <Flex gap={2} wrap="wrap">
          <Button
            loading={isSaving}
            disabled={mapping === null}
            onClick={() => mapping && handleSave(mapping)}
          >
            {translate('mappings.save')}
          </Button>
          <Button
            variant="tertiary"
            loading={isTrying}
            disabled={mapping === null}
            onClick={() => mapping && handlePreview(mapping)}
          >
            {translate('mappings.preview')}
          </Button>
        </Flex>
      </Flex>
    </Panel>
  );
}
