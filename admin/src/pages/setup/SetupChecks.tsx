import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';

import { Notice } from '../../components/Notice';
import { useProblemText } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';

import type { SetupCheck } from '../../../../shared/contracts';
import type { TranslationKey } from '../../utils/getTranslation';

/** What is said of a condition that is met, by the code of its failure; others are said in the server's words. */
const MET: Record<string, TranslationKey> = {
  public_url_missing: 'setup.ok.publicUrl',
  encryption_key_missing: 'setup.ok.encryptionKey',
};

/** What a connection needs on Strapi's side: what is there, and what is not, with the way to put it right. */
export function SetupChecks({ checks }: { checks: SetupCheck[] }) {
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {checks.map((check) =>
        check.ok ? (
          <MetCheck key={check.code} check={check} />
        ) : (
          <FailedCheck key={check.code} check={check} />
        )
      )}
    </Flex>
  );
}

function MetCheck({ check: { code, message } }: { check: SetupCheck }) {
  const translate = useTranslate();
  const key = MET[code];
  return (
    <Flex gap={2} alignItems="flex-start">
      <Box shrink={0}>
        <CheckCircle aria-hidden fill="success600" width="1.6rem" height="1.6rem" />
      </Box>
      <Typography style={{ overflowWrap: 'anywhere' }}>{key ? translate(key) : message}</Typography>
    </Flex>
  );
}

function FailedCheck({ check: { code, message, remedy } }: { check: SetupCheck }) {
  const problemText = useProblemText();
  const words = problemText({ code, message, ...(remedy ? { remedy } : {}) });
  return (
    <Notice tone="warning" title={words.message}>
      {words.remedy}
    </Notice>
  );
}
