import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';

import { useGetRunsQuery } from '../../api/runs';
import { useTranslate } from '../../hooks/useTranslate';
import { RunSummary } from './RunSummary';

/** The last runs of a store that have ended; the one under way is shown above with its progress. */
export function RunHistory({ domain }: { domain: string }) {
  const translate = useTranslate();
  const { data, isError, refetch } = useGetRunsQuery(domain, { refetchOnMountOrArgChange: true });

  if (isError) {
    return (
      <Flex role="alert" direction="column" alignItems="flex-start" gap={3}>
        <Typography>{translate('history.error')}</Typography>
        <Button variant="secondary" onClick={refetch}>
          {translate('page.retry')}
        </Button>
      </Flex>
    );
  }
  if (!data) {
    return <Loader small>{translate('history.loading')}</Loader>;
  }
  const ended = data.filter(({ finishedAt }) => finishedAt !== null);
  if (ended.length === 0) {
    return <Typography textColor="neutral700">{translate('history.empty')}</Typography>;
  }
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
      {ended.map((run) => (
        <Box key={run.documentId} tag="li">
          <RunSummary run={run} />
        </Box>
      ))}
    </Flex>
  );
}
