import { Box, Button, Flex, ProgressBar, Typography, VisuallyHidden } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';

import { RESOURCES } from '../../../../shared/contracts';
import { useCancelRunMutation } from '../../api/stores';
import { useAllowed } from '../../hooks/useAllowed';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { focusPage } from '../../utils/focusPage';
import { percentDone, quarterDone, settledRecords } from './progress';

import type { Resource, ResourceProgress, SyncRun } from '../../../../shared/contracts';

/** Strapi's progress bar is drawn for dark ground and one width; this one fits a white panel of any width. */
const Bar = styled(ProgressBar)`
  width: 100%;
  background-color: ${({ theme }) => theme.colors.neutral200};

  & > div {
    background-color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** How far a run is, kind by kind, with the button that stops it. */
export function StoreProgress({ run }: { run: SyncRun }) {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const allowed = useAllowed();
  const [cancel, { isLoading }] = useCancelRunMutation();
  const quarter = quarterDone(run);

  const handleCancel = async () => {
    const answer = await cancel(run.documentId);
    if ('error' in answer) {
      notifyProblem(answer.error);
    } else {
      focusPage();
      toggleNotification({ type: 'info', message: translate('sync.cancelled') });
    }
  };

  return (
    <Box background="neutral100" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" wrap="wrap" gap={2}>
          <Typography tag="h3" variant="omega" fontWeight="bold">
            {translate(`progress.title.${run.mode}`)}
          </Typography>
          <Button
            variant="tertiary"
            size="S"
            loading={isLoading}
            disabled={!allowed.sync}
            onClick={handleCancel}
          >
            {translate('progress.cancel')}
          </Button>
        </Flex>
        {RESOURCES.map((resource) => {
          const progress = run.resources[resource];
          return progress ? <ResourceRow key={resource} resource={resource} progress={progress} /> : null;
        })}
        <VisuallyHidden role="status">
          {quarter === null
            ? translate('progress.preparing')
            : translate('progress.announce', { percent: quarter })}
        </VisuallyHidden>
      </Flex>
    </Box>
  );
}

function ResourceRow({ resource, progress }: { resource: Resource; progress: ResourceProgress }) {
  const translate = useTranslate();
  const { formatNumber } = useIntl();
  const percent = percentDone(progress);
  const name = translate(`resource.${resource}`);
  const done = formatNumber(settledRecords(progress));
  const words =
    progress.expected === null
      ? translate('progress.counting')
      : translate('progress.count', { done, expected: formatNumber(progress.expected) });

  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Typography fontWeight="semiBold">{name}</Typography>
        <Typography textColor="neutral600">{words}</Typography>
      </Flex>
      <Bar value={percent ?? 0} aria-label={name} aria-valuetext={words} />
      <Typography variant="pi" textColor="neutral600">
        {translate('progress.detail', {
          fetched: formatNumber(progress.fetched),
          written: formatNumber(progress.written),
          unchanged: formatNumber(progress.unchanged),
        })}
      </Typography>
      {progress.failed > 0 ? (
        <Typography textColor="danger600">
          {translate('progress.failed', { count: progress.failed })}
        </Typography>
      ) : null}
    </Flex>
  );
}
