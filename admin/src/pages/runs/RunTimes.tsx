import { useIntl } from 'react-intl';

import { RelativeTime } from '../../components/RelativeTime';
import { useTranslate } from '../../hooks/useTranslate';
import { durationParts } from '../../utils/duration';

import type { SyncRun } from '../../../../shared/contracts';

/** When a run was, how long it took, and by which way. */
export function RunTimes({ run }: { run: SyncRun }) {
  const translate = useTranslate();
  return (
    <>
      {run.startedAt ? <RelativeTime moment={run.startedAt} /> : translate('history.notStarted')}
      {run.finishedAt ? ' · ' : null}
      <Duration run={run} />
      {run.engine ? ` · ${translate(`history.engine.${run.engine}`)}` : null}
    </>
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
