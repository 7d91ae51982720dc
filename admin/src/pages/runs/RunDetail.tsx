import { Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { RESOURCES } from '../../../../shared/contracts';
import { ListTable, TextCell } from '../../components/ListTable';
import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { Pill } from '../../components/Pill';
import { useProblemText } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { RunProblems } from './RunProblems';
import { RUN_TONES } from './runStatus';
import { RunTimes } from './RunTimes';

import type { CellProps, RowPlace } from '../../components/ListTable';
import type {
  Drift,
  Resource,
  ResourceProgress,
  StoredError,
  SyncRunDetail,
} from '../../../../shared/contracts';

/** The numbers of a kind of record, in the order of the columns. */
const COUNTS = ['expected', 'fetched', 'written', 'unchanged', 'failed'] as const;

const DRIFTS = ['missing', 'stale', 'surplus'] as const;

/** One run in full. */
export function RunDetail({ run }: { run: SyncRunDetail }) {
  const translate = useTranslate();
  const problemText = useProblemText();
  const failure = run.error && problemText(run.error);
  const { drift } = run;

  return (
    <>
      <Panel
        title={translate(`history.mode.${run.mode}`)}
        subtitle={
          <Typography textColor="neutral600">
            {run.store} · <RunTimes run={run} />
          </Typography>
        }
        aside={<Pill tone={RUN_TONES[run.status]}>{translate(`history.status.${run.status}`)}</Pill>}
      >
        {failure ? (
          <Notice tone="danger" title={failure.message}>
            {failure.remedy}
          </Notice>
        ) : null}
        {RESOURCES.map((resource) => (
          <ByPages key={resource} resource={resource} reason={run.resources[resource]?.byPages} />
        ))}
        <ListTable
          label={translate('run.counts')}
          rowCount={Object.keys(run.resources).length}
          columns={[
            { key: 'resource', name: translate('run.column.resource') },
            ...COUNTS.map((count) => ({ key: count, name: translate(`run.column.${count}`) })),
            ...(drift ? DRIFTS.map((kind) => ({ key: kind, name: translate(`run.column.${kind}`) })) : []),
          ]}
        >
          {RESOURCES.map((resource) => {
            const progress = run.resources[resource];
            return progress ? (
              <ResourceRow
                key={resource}
                resource={resource}
                progress={progress}
                drift={drift ? drift[resource] : null}
              />
            ) : null;
          })}
        </ListTable>
      </Panel>
      <RunProblems run={run} />
    </>
  );
}

/** Why a kind of record was read page by page although a bulk operation was tried; nothing where that was not so. */
function ByPages({ resource, reason }: { resource: Resource; reason: StoredError | undefined }) {
  const translate = useTranslate();
  const problemText = useProblemText();
  if (!reason) {
    return null;
  }
  const { message, remedy } = problemText(reason);
  const values = { resource: translate(`resource.${resource}`), reason: message };
  return (
    <Notice tone="info" title={translate('run.byPages', values)}>
      {remedy}
    </Notice>
  );
}

interface ResourceRowProps extends RowPlace {
  resource: Resource;
  progress: ResourceProgress;
  /** Null where the run was no comparison. */
  drift: Drift | null | undefined;
}

function ResourceRow({ resource, progress, drift, ...place }: ResourceRowProps) {
  const translate = useTranslate();
  return (
    <Tr {...place}>
      <TextCell>{translate(`resource.${resource}`)}</TextCell>
      {COUNTS.map((count) => (
        <NumberCell key={count} amount={progress[count]} isAmiss={count === 'failed'} />
      ))}
      {drift === null ? null : DRIFTS.map((kind) => <NumberCell key={kind} amount={drift?.[kind]} isAmiss />)}
    </Tr>
  );
}

interface NumberCellProps extends CellProps {
  amount: number | null | undefined;
  isAmiss: boolean;
}

/** A number; one that should be zero and isn't is red. */
function NumberCell({ amount, isAmiss, ...place }: NumberCellProps) {
  const { formatNumber } = useIntl();
  return (
    <Td {...place}>
      <Typography textColor={isAmiss && (amount ?? 0) > 0 ? 'danger600' : 'neutral800'}>
        {amount == null ? '–' : formatNumber(amount)}
      </Typography>
    </Td>
  );
}
