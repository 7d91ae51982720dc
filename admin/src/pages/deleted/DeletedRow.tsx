import { Button, Tr } from '@strapi/design-system';
import { ClockCounterClockwise } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';

import { useRestoreDeletedMutation } from '../../api/deleted';
import { ActionsCell, TextCell } from '../../components/ListTable';
import { RelativeTime } from '../../components/RelativeTime';
import { useAllowed } from '../../hooks/useAllowed';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { focusPage } from '../../utils/focusPage';

import type { DeletedRecord } from '../../../../shared/contracts';
import type { RowPlace } from '../../components/ListTable';

/** A deleted record with the button that brings it back. */
export function DeletedRow({ record, ...place }: { record: DeletedRecord } & RowPlace) {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const allowed = useAllowed();
  const [restore, { isLoading }] = useRestoreDeletedMutation();
  const title = record.title ?? translate('deleted.untitled');

  const handleRestore = async () => {
    const answer = await restore({ type: record.type, documentId: record.documentId });
    if ('error' in answer) {
      notifyProblem(answer.error);
    } else {
      focusPage();
      toggleNotification({ type: 'success', message: translate('deleted.restored', { name: title }) });
    }
  };

  return (
    <Tr {...place}>
      <TextCell>{title}</TextCell>
      <TextCell>{record.storeDomain ?? '–'}</TextCell>
      <TextCell>
        <RelativeTime moment={record.deletedAt} />
      </TextCell>
      <TextCell>
        <RelativeTime moment={record.purgeAt} />
      </TextCell>
      <ActionsCell>
        <Button
          variant="secondary"
          size="S"
          startIcon={<ClockCounterClockwise />}
          aria-label={translate('deleted.restore.one', { name: title })}
          loading={isLoading}
          disabled={!allowed.sync}
          onClick={handleRestore}
        >
          {translate('deleted.restore')}
        </Button>
      </ActionsCell>
    </Tr>
  );
}
