import { Box, Typography } from '@strapi/design-system';

import { useProblemText } from '../hooks/useProblem';

import type { Problem } from '../utils/problem';

/** Wide enough for a sentence in few lines; a table scrolls sideways where there is no room. */
const REASON_WIDTH = '24rem';

/** Why something failed, and what to do, in a table's cell. */
export function ProblemText({ problem }: { problem: Problem }) {
  const { message, remedy } = useProblemText()(problem);
  return (
    <Box width={REASON_WIDTH}>
      <Typography tag="p" textColor="neutral800" style={{ whiteSpace: 'normal' }}>
        {message}
      </Typography>
      {remedy ? (
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ whiteSpace: 'normal' }}>
          {remedy}
        </Typography>
      ) : null}
    </Box>
  );
}
