import { Flex, Td, Tr, Typography } from '@strapi/design-system';

import { ActionsCell, TextCell } from '../../components/ListTable';
import { Pill } from '../../components/Pill';
import { RelativeTime } from '../../components/RelativeTime';
import { useTranslate } from '../../hooks/useTranslate';
import { CompleteButton } from './CompleteButton';
import { DUE_TONES, dueState } from './dueState';
import { ExportButton } from './ExportButton';
import { Outcome } from './Outcome';

import type { PrivacyRequest } from '../../../../shared/contracts';
import type { RowPlace } from '../../components/ListTable';

/** One request: what is asked, about whom, until when, and what can be done. */
export function PrivacyRow({ request, ...place }: { request: PrivacyRequest } & RowPlace) {
  const translate = useTranslate();
  const { kind, storeDomain, customerId, receivedAt, dueAt, handledAt } = request;
  const state = dueState(request, Date.now());

  return (
    <Tr {...place}>
      <TextCell below={storeDomain}>{translate(`privacy.kind.${kind}`)}</TextCell>
      <TextCell title={customerId ?? undefined}>{customerId?.split('/').at(-1) ?? '–'}</TextCell>
      <TextCell>
        <RelativeTime moment={receivedAt} />
      </TextCell>
      <Td>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Pill tone={DUE_TONES[state]}>{translate(`privacy.state.${state}`)}</Pill>
          <Typography variant="pi" textColor="neutral600" style={{ whiteSpace: 'nowrap' }}>
            <RelativeTime moment={handledAt ?? dueAt} />
          </Typography>
        </Flex>
      </Td>
      <Td>
        <Outcome request={request} />
      </Td>
      <ActionsCell>{state === 'done' ? null : <Actions request={request} />}</ActionsCell>
    </Tr>
  );
}

/** What can be done with an open request. */
function Actions({ request }: { request: PrivacyRequest }) {
  if (request.kind === 'shop_redact') {
    return (
      <>
        <CompleteButton request={request} action="keep" />
        <CompleteButton request={request} action="erase" />
      </>
    );
  }
  return (
    <>
      {request.kind === 'data_request' ? <ExportButton request={request} /> : null}
      <CompleteButton request={request} action={request.kind} />
    </>
  );
}
