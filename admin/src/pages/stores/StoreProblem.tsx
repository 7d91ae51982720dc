import { Typography } from '@strapi/design-system';

import { Notice } from '../../components/Notice';
import { RelativeTime } from '../../components/RelativeTime';
import { useProblemText } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';

import { WithheldNotice } from './WithheldNotice';

import type { Store } from '../../../../shared/contracts';

/** What is wrong with a store, in words, with the way out: its last failure, and access that Shopify didn't grant. */
export function StoreProblem({ store }: { store: Store }) {
  const translate = useTranslate();
  const problemText = useProblemText();
  const { lastError, missingScopes } = store;
  const failure = lastError && problemText(lastError);

  return (
    <>
      {failure ? (
        <Notice tone="danger" title={failure.message}>
          {failure.remedy}{' '}
          <Typography variant="pi" textColor="neutral600">
            <RelativeTime moment={lastError.at} />
          </Typography>
        </Notice>
      ) : null}
      {missingScopes.length > 0 ? (
        <Notice tone="warning" title={translate('store.missingScopes', { scopes: missingScopes.join(', ') })}>
          {translate('store.missingScopes.remedy')}
        </Notice>
      ) : null}
      <WithheldNotice store={store} />
    </>
  );
}
