import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { RESOURCES } from '../../../../shared/contracts';
import { Pill } from '../../components/Pill';
import { RelativeTime } from '../../components/RelativeTime';
import { useProblemText } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { durationParts } from '../../utils/duration';

import type { Resource, ResourceProgress, SyncRun, SyncStatus } from '../../../../shared/contracts';
import type { PillTone } from '../../components/Pill';

/** The colour of each way that a run can be. */
const TONES: Record<SyncStatus, PillTone> = {
  queued: 'secondary',
  running: 'secondary',
  completed: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};

/** One run that has ended: what it was to do, how it ended, and what it moved. */
export function RunSummary({ run }: { run: SyncRun }) {
  const translate = useTranslate();
  const problemText = useProblemText();
  const failure = run.error && problemText(run.error);

  return (
    <Box background="neutral100" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Flex justifyContent="space-between" wrap="wrap" gap={2}>
          <Flex direction="column" alignItems="flex-start" gap={1}>
            <Typography fontWeight="semiBold">{translate(`history.mode.${run.mode}`)}</Typography>
            <Typography variant="pi" textColor="neutral600">
              {run.startedAt ? <RelativeTime moment={run.startedAt} /> : translate('history.notStarted')}
              {' · '}
              <Duration run={run} />
              {run.engine ? ` · ${translate(`history.engine.${run.engine}`)}` : null}
            </Typography>
          </Flex>
          <Pill tone={TONES[run.status]}>{translate(`history.status.${run.status}`)}</Pill>
        </Flex>
        {failure ? (
          <Box>
            <Typography tag="p" textColor="danger600">
              {failure.message}
            </Typography>
            {failure.remedy ? (
              <Typography tag="p" variant="pi" textColor="neutral700">
                {failure.remedy}
              </Typography>
            ) : null}
          </Box>
        ) : null}
        <Flex direction="column" alignItems="stretch" gap={1}>
          {RESOURCES.map((resource) => {
            const progress = run.resources[resource];
            return progress ? (
              <ResourceCounts key={resource} resource={resource} progress={progress} />
            ) : null;
          })}
        </Flex>
      </Flex>
    </Box>
  );
}

function ResourceCounts({ resource, progress }: { resource: Resource; progress: ResourceProgress }) {
  const translate = useTranslate();
  const { formatNumber } = useIntl();
  const { expected, written, unchanged, failed } = progress;
  return (
    <Typography tag="p" variant="pi" textColor={failed > 0 ? 'danger600' : 'neutral800'}>
      {translate('history.counts', {
        name: translate(`resource.${resource}`),
        expected: expected === null ? '–' : formatNumber(expected),
        written: formatNumber(written),
        unchanged: formatNumber(unchanged),
        failed: formatNumber(failed),
      })}
    </Typography>
  );
}

function Duration({ run }: { run: SyncRun }) {
  const { formatNumber } = useIntl();
  if (!run.startedAt || !run.finishedAt) {
    return null;
  }
  const parts = durationParts(Date.parse(run.finishedAt) - Date.parse(run.startedAt));
  const words = parts.map(({ value, unit }) =>
    formatNumber(value, { style: 'unit', unit, unitDisplay: 'short' })
  );
  return <>{words.join(' ')}</>;
}
