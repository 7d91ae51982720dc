import { Box, Typography } from '@strapi/design-system';

import type { PillTone } from './pillTone';

/**
 * A few words in a coloured frame. (Strapi's `Badge` writes capitals only, and its `Status` has too little contrast
 * for some colours: the text here is as dark as any other.)
 */
export function Pill({ tone, children }: { tone: PillTone; children: string }) {
  return (
    <Box
      background={`${tone}100`}
      borderColor={`${tone}200`}
      hasRadius
      paddingLeft={2}
      paddingRight={2}
      paddingTop={1}
      paddingBottom={1}
    >
      <Typography variant="pi" fontWeight="semiBold" textColor="neutral800">
        {children}
      </Typography>
    </Box>
  );
}
