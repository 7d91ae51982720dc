import { EmptyStateLayout } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useQueryParams } from '@strapi/strapi/admin';

import { useGetPrivacyRequestsQuery } from '../../api/privacy';
import { ListPagination } from '../../components/ListPagination';
import { ListTable } from '../../components/ListTable';
import { Loaded } from '../../components/Loaded';
import { SettingsFrame } from '../../components/SettingsFrame';
import { useTranslate } from '../../hooks/useTranslate';
import { parsePage } from '../../utils/pageQuery';
import { PrivacyRow } from './PrivacyRow';

import type { PageAddress } from '../../utils/pageQuery';

/** Settings → Shopify → Privacy requests: what Shopify asks about people's data, and until when. */
export function PrivacyPage() {
  return <SettingsFrame page="privacy">{() => <PrivacyContent />}</SettingsFrame>;
}

function PrivacyContent() {
  const translate = useTranslate();
  const [{ query: address }] = useQueryParams<PageAddress>();
  const { data, isError, refetch } = useGetPrivacyRequestsQuery(parsePage(address), {
    refetchOnMountOrArgChange: true,
  });

  return (
    <Loaded
      data={data}
      isError={isError}
      words={{ loading: translate('privacy.loading'), error: translate('privacy.error') }}
      onRetry={refetch}
    >
      {({ data: requests, meta }) =>
        requests.length === 0 ? (
          <EmptyStateLayout icon={<EmptyDocuments width="160px" />} content={translate('privacy.empty')} />
        ) : (
          <>
            <ListTable
              label={translate('nav.privacy')}
              rowCount={requests.length}
              columns={[
                { key: 'kind', name: translate('privacy.column.kind') },
                { key: 'customer', name: translate('privacy.column.customer') },
                { key: 'received', name: translate('privacy.column.receivedAt') },
                { key: 'due', name: translate('privacy.column.dueAt') },
                { key: 'outcome', name: translate('privacy.column.outcome') },
                { key: 'actions', name: translate('queue.column.actions'), isHidden: true },
              ]}
            >
              {requests.map((request) => (
                <PrivacyRow key={request.documentId} request={request} />
              ))}
            </ListTable>
            <ListPagination pagination={meta.pagination} />
          </>
        )
      }
    </Loaded>
  );
}
