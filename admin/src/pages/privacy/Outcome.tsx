import { Box, Typography } from '@strapi/design-system';

import { RelativeTime } from '../../components/RelativeTime';
import { useTranslate } from '../../hooks/useTranslate';
import { knownCount } from './counts';

import type { ReactNode } from 'react';
import type { PrivacyRequest } from '../../../../shared/contracts';

/** Wide enough for the longest sentence in two lines; the table scrolls sideways where there is no room. */
const OUTCOME_WIDTH = '22rem';

/** What was decided about a request, what was downloaded, and how many records were erased. */
export function Outcome({ request }: { request: PrivacyRequest }) {
  const translate = useTranslate();
  const { decision, exportedAt, result } = request;
  const counts = Object.entries(result ?? {})
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => {
      const known = knownCount(kind);
      return known ? translate(`privacy.result.${known}`, { count }) : `${kind}: ${count}`;
    });
  const words: ReactNode[] = [
    ...(decision ? [translate(`privacy.decision.${decision}`)] : []),
    ...(exportedAt
      ? [
          <>
            {translate('privacy.exported')} <RelativeTime moment={exportedAt} />
          </>,
        ]
      : []),
    ...(result ? [counts.length > 0 ? counts.join(' · ') : translate('privacy.result.nothing')] : []),
  ];
  if (words.length === 0) {
    return <Typography textColor="neutral600">–</Typography>;
  }
  return (
    <Box width={OUTCOME_WIDTH}>
      {words.map((line, index) => (
        <Typography key={index} tag="p" variant="pi" textColor="neutral800" style={{ whiteSpace: 'normal' }}>
          {line}
        </Typography>
      ))}
    </Box>
  );
}
