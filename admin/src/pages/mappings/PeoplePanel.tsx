import { Button, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';

import { parseApiError } from '../../api/errors';
import {
  useGetPeopleQuery,
  usePreviewPeopleMutation,
  useRemovePeopleMutation,
  useSavePeopleMutation,
} from '../../api/mappings';
import { Panel } from '../../components/Panel';
import { useAllowed } from '../../hooks/useAllowed';
import { usePollingInterval } from '../../hooks/usePollingInterval';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { focusPage } from '../../utils/focusPage';
import { PeopleAttributes } from './PeopleAttributes';
import { PeoplePreviewNotice, PeopleProgress } from './PeopleNotices';

import type { PeopleState, PeopleTarget } from '../../../../shared/mappings';

/** Time between two looks at how many entries are written, in milliseconds. */
const POLLING_INTERVAL = 2000;

/** Whether entries are being written; one that cannot be written leaves the rest as it is until its contact changes. */
const isWriting = ({ target, contacts, copied, problem }: PeopleState): boolean =>
  target !== null && copied < contacts && problem === null;

/** People in a content type of the user's own; nothing where the app has none. */
export function PeoplePanel() {
  const [moving, setMoving] = useState(false);
  const { data } = useGetPeopleQuery(undefined, {
    refetchOnMountOrArgChange: true,
    pollingInterval: usePollingInterval(moving, POLLING_INTERVAL),
  });
  const writing = data !== undefined && isWriting(data);
  useEffect(() => setMoving(writing), [writing]);
  return data && data.types.length > 0 ? <PeopleForm state={data} /> : null;
}

function PeopleForm({ state }: { state: PeopleState }) {
  const { target, types } = state;
  const translate = useTranslate();
  const allowed = useAllowed();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const [draft, setDraft] = useState<PeopleTarget>(
    target ?? { contentType: '', fields: {}, whenDeleted: 'delete' }
  );
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [save, { isLoading: isSaving }] = useSavePeopleMutation();
  const [remove, { isLoading: isRemoving }] = useRemovePeopleMutation();
  const [preview, { data: previewed, isLoading: isTrying, reset }] = usePreviewPeopleMutation();
  const type = types.find(({ uid }) => uid === draft.contentType);

  const change = (fields: Partial<PeopleTarget>) => {
    setDraft((before) => ({ ...before, ...fields }));
    setErrors({});
    reset();
  };
  const handle = async (answer: object, message?: string) => {
    if ('error' in answer) {
      const { fieldErrors } = parseApiError(answer.error);
      setErrors(fieldErrors);
      if (Object.keys(fieldErrors).length === 0) notifyProblem(answer.error);
    } else if (message) toggleNotification({ type: 'success', message });
  };
  const handleRemove = async () => {
    const answer = await remove();
    if (!('error' in answer)) focusPage();
    await handle(answer, translate('mappings.people.removed'));
  };

  return (
    <Panel
      title={translate('mappings.people')}
      subtitle={<Typography textColor="neutral600">{translate('mappings.people.text')}</Typography>}
    >
      <Flex direction="column" alignItems="stretch" gap={4} maxWidth="48rem">
        <PeopleProgress state={state} />
        <Field.Root name="contentType" error={errors.contentType ?? false}>
          <Field.Label>{translate('mappings.people.type')}</Field.Label>
          <SingleSelect
            value={draft.contentType}
            placeholder={translate('mappings.choose')}
            onChange={(uid) => change({ contentType: String(uid), fields: {}, whenDeleted: 'delete' })}
          >
            {types.map(({ uid, displayName }) => (
              <SingleSelectOption key={uid} value={uid}>
                {displayName}
              </SingleSelectOption>
            ))}
          </SingleSelect>
          <Field.Error />
        </Field.Root>
        {type ? (
          <PeopleAttributes
            type={type}
            draft={draft}
            problem={errors.fields}
            onChange={(fields) => change(fields)}
          />
        ) : null}
        {previewed ? <PeoplePreviewNotice preview={previewed} /> : null}
        <Flex gap={2} wrap="wrap">
          <Button
            loading={isSaving}
            disabled={!type || !allowed.connect}
            onClick={async () => handle(await save(draft), translate('mappings.people.saved'))}
          >
            {translate('mappings.people.save')}
          </Button>
          <Button
            variant="tertiary"
            loading={isTrying}
            disabled={!type || !allowed.connect}
            onClick={async () => handle(await preview(draft))}
          >
            {translate('mappings.people.preview')}
          </Button>
          {allowed.connect ? null : (
            <Typography variant="pi" textColor="neutral600">
              {translate('permission.connect')}
            </Typography>
          )}
          {target ? (
            <Button
              variant="danger-light"
              loading={isRemoving}
              disabled={!allowed.connect}
              onClick={handleRemove}
            >
              {translate('mappings.people.remove')}
            </Button>
          ) : null}
        </Flex>
      </Flex>
    </Panel>
  );
}
