import { Box, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';

import { useGetDeletedQuery } from '../../api/deleted';
import { Loaded } from '../../components/Loaded';
import { SettingsFrame } from '../../components/SettingsFrame';
import { useTranslate } from '../../hooks/useTranslate';
import { DELETED_TYPES, parseDeletedQuery } from './deletedTypes';
import { DeletedList } from './DeletedList';

import type { PageAddress } from '../../utils/pageQuery';

/** Settings → Shopify → Recently deleted: what was deleted in Shopify, and can be restored for a while. */
export function DeletedPage() {
  return <SettingsFrame page="deleted">{() => <DeletedContent />}</SettingsFrame>;
}

function DeletedContent() {
  const translate = useTranslate();
  const [{ query: address }, setAddress] = useQueryParams<PageAddress>();
  const query = parseDeletedQuery(address);
  const { currentData, isError, refetch } = useGetDeletedQuery(query, { refetchOnMountOrArgChange: true });

  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Box maxWidth="32rem">
        <Field.Root name="type">
          <Field.Label>{translate('deleted.type')}</Field.Label>
          <SingleSelect value={query.type} onChange={(type) => setAddress({ type: String(type), page: '1' })}>
            {DELETED_TYPES.map((type) => (
              <SingleSelectOption key={type} value={type}>
                {translate(`deleted.type.${type}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </Box>
      <Loaded
        data={currentData}
        isError={isError}
        words={{ loading: translate('deleted.loading'), error: translate('deleted.error') }}
        onRetry={refetch}
      >
        {(deleted) => <DeletedList type={query.type} deleted={deleted} />}
      </Loaded>
    </Flex>
  );
}
