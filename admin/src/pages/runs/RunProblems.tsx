import { Link, Td, Tr, Typography } from '@strapi/design-system';

import { shopifyAdminUrl } from '../../../../shared/shopify-admin';
import { ListTable, TextCell } from '../../components/ListTable';
import { Panel } from '../../components/Panel';
import { ProblemText } from '../../components/ProblemText';
import { useTranslate } from '../../hooks/useTranslate';
import { totalFailed } from '../stores/progress';

import type { RunProblem, SyncRunDetail } from '../../../../shared/contracts';
import type { RowPlace } from '../../components/ListTable';

/** What a run did not import, record by record, with the reason. */
export function RunProblems({ run }: { run: SyncRunDetail }) {
  const translate = useTranslate();
  const failed = totalFailed(run);
  if (failed === 0) {
    return null;
  }
  return (
    <Panel
      title={translate('run.problems')}
      subtitle={
        <Typography textColor="neutral600">
          {translate('run.problems.text', { count: failed, shown: run.problems.length })}
        </Typography>
      }
    >
      {run.problems.length > 0 ? (
        <ListTable
          label={translate('run.problems')}
          rowCount={run.problems.length}
          columns={[
            { key: 'record', name: translate('run.column.record') },
            { key: 'reason', name: translate('queue.column.reason') },
          ]}
        >
          {run.problems.map((problem) => (
            <ProblemRow key={problem.shopifyId} store={run.store} problem={problem} />
          ))}
        </ListTable>
      ) : null}
    </Panel>
  );
}

interface ProblemRowProps extends RowPlace {
  store: string;
  problem: RunProblem;
}

function ProblemRow({ store, problem, ...place }: ProblemRowProps) {
  const translate = useTranslate();
  const { resource, shopifyId } = problem;
  const id = shopifyId.split('/').at(-1) ?? shopifyId;
  const address = shopifyAdminUrl(store, { page: resource, gid: shopifyId });
  return (
    <Tr {...place}>
      <TextCell below={translate(`resource.${resource}`)} title={shopifyId}>
        {address ? (
          <Link href={address} isExternal>
            {id}
          </Link>
        ) : (
          id
        )}
      </TextCell>
      <Td>
        <ProblemText problem={problem} />
      </Td>
    </Tr>
  );
}
