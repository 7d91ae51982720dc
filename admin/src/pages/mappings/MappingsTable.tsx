import { Button, Tr } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';

import { useRemoveMappingMutation } from '../../api/mappings';
import { ActionsCell, ListTable, TextCell } from '../../components/ListTable';
import { useAllowed } from '../../hooks/useAllowed';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { focusPage } from '../../utils/focusPage';
import { sourceName } from './choices';

import type { RowPlace } from '../../components/ListTable';
import type { FieldMapping } from '../../../../shared/mappings';

/** The saved mappings, each with the last value that did not fit. */
export function MappingsTable({ mappings }: { mappings: readonly FieldMapping[] }) {
  const translate = useTranslate();
  return (
    <ListTable
      label={translate('nav.mappings')}
      rowCount={mappings.length}
      columns={[
        { key: 'owner', name: translate('mappings.owner') },
        { key: 'source', name: translate('mappings.source') },
        { key: 'target', name: translate('mappings.target') },
        { key: 'actions', name: translate('queue.column.actions'), isHidden: true },
      ]}
    >
      {mappings.map((mapping) => (
        <MappingRow key={mapping.id} mapping={mapping} />
      ))}
    </ListTable>
  );
}

interface MappingRowProps extends RowPlace {
  mapping: FieldMapping;
}

function MappingRow({ mapping: { id, owner, source, target, problem }, ...place }: MappingRowProps) {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const allowed = useAllowed();
  const [remove, { isLoading }] = useRemoveMappingMutation();

  const handleRemove = async () => {
    const answer = await remove(id);
    if ('error' in answer) {
      notifyProblem(answer.error);
      return;
    }
    focusPage();
    toggleNotification({ type: 'success', message: translate('mappings.removed', { name: target }) });
  };

  return (
    <Tr {...place}>
      <TextCell>{translate(`mappings.owner.${owner}`)}</TextCell>
      <TextCell>{sourceName(source)}</TextCell>
      <TextCell
        below={problem ? `${translate('error.mapped_value_unfit.message')}: ${problem.message}` : null}
      >
        {target}
      </TextCell>
      <ActionsCell>
        <Button
          variant="danger-light"
          size="S"
          startIcon={<Trash />}
          aria-label={translate('mappings.remove.one', { name: target })}
          loading={isLoading}
          disabled={!allowed.connect}
          onClick={handleRemove}
        >
          {translate('mappings.remove')}
        </Button>
      </ActionsCell>
    </Tr>
  );
}
