import { EmptyStateLayout, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

import { ListPagination } from '../../components/ListPagination';
import { ListTable } from '../../components/ListTable';
import { useAllowed } from '../../hooks/useAllowed';
import { useTranslate } from '../../hooks/useTranslate';
import { DeletedRow } from './DeletedRow';

import type { DeletedRecord, ListResponse } from '../../../../shared/contracts';
import type { DeletedType } from './deletedTypes';

interface DeletedListProps {
  type: DeletedType;
  deleted: ListResponse<DeletedRecord>;
}

/** The deleted records of a type, or the words that there are none. */
export function DeletedList({ type, deleted: { data, meta } }: DeletedListProps) {
  const translate = useTranslate();
  const allowed = useAllowed();
  if (data.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="160px" />}
        content={translate('deleted.empty', { type: translate(`deleted.type.${type}`) })}
      />
    );
  }
  return (
    <>
      {allowed.sync ? null : (
        <Typography variant="pi" textColor="neutral600">
          {translate('permission.sync')}
        </Typography>
      )}
      <ListTable
        label={translate('nav.deleted')}
        rowCount={data.length}
        columns={[
          { key: 'title', name: translate('deleted.column.title') },
          { key: 'store', name: translate('deleted.column.store') },
          { key: 'deleted', name: translate('deleted.column.deletedAt') },
          { key: 'purge', name: translate('deleted.column.purgeAt') },
          { key: 'actions', name: translate('queue.column.actions'), isHidden: true },
        ]}
      >
        {data.map((record) => (
          <DeletedRow key={record.documentId} record={record} />
        ))}
      </ListTable>
      <ListPagination pagination={meta.pagination} />
    </>
  );
}
