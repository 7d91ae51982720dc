import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';

import { RESOURCES } from '../../../../shared/contracts';
import { Pill } from '../../components/Pill';
import { useProblemText } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { runPath } from '../../paths';
import { RUN_TONES } from '../runs/runStatus';
import { RunTimes } from '../runs/RunTimes';

import type { Resource, ResourceProgress, SyncRun } from '../../../../shared/contracts';

/** One run that has ended: what it was to do, how it ended, and what it moved; its name leads to all of it. */
export function RunSummary({ run }: { run: SyncRun }) {
  const translate = useTranslate();
  const problemText = useProblemText();
  const failure = run.error && problemText(run.error);

  return (
    <Flex direction="column" alignItems="stretch" gap={1} paddingTop={3} paddingBottom={3}>
      <Flex justifyContent="space-between" wrap="wrap" gap={2}>
        <Flex gap={3} wrap="wrap">
          <Link tag={NavLink} to={runPath(run.documentId)}>
            {translate(`history.mode.${run.mode}`)}
          </Link>
          <Typography variant="pi" textColor="neutral600">
            <RunTimes run={run} />
          </Typography>
        </Flex>
        <Pill tone={RUN_TONES[run.status]}>{translate(`history.status.${run.status}`)}</Pill>
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
      {RESOURCES.map((resource) => {
        const progress = run.resources[resource];
        return progress ? <ResourceCounts key={resource} resource={resource} progress={progress} /> : null;
      })}
    </Flex>
  );
}

function ResourceCounts({ resource, progress }: { resource: Resource; progress: ResourceProgress }) {
  const translate = useTranslate();
  const { formatNumber } = useIntl();
  const { expected, written, unchanged, failed } = progress;
  return (
    <Typography tag="p" variant="pi" textColor={failed > 0 ? 'danger600' : 'neutral700'}>
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
