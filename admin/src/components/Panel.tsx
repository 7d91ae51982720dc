import { Box, Flex, Typography } from '@strapi/design-system';
import { forwardRef, useId } from 'react';

import type { ReactNode } from 'react';

interface PanelProps {
  title: string;
  /** Stands below the title. */
  subtitle?: ReactNode;
  /** Stands beside the title, or below it where there is no room. */
  aside?: ReactNode;
  /** Draws the border in the accent colour. */
  highlighted?: boolean;
  children: ReactNode;
}

/** A white box with a heading: one section of the page, which can be given the focus. */
export const Panel = forwardRef<HTMLElement, PanelProps>(function Panel(
  { title, subtitle, aside, highlighted = false, children },
  ref
) {
  const headingId = useId();
  return (
    <Box
      tag="section"
      ref={ref}
      aria-labelledby={headingId}
      tabIndex={-1}
      background="neutral0"
      borderColor={highlighted ? 'primary600' : 'neutral150'}
      shadow="filterShadow"
      hasRadius
      padding={{ initial: 4, medium: 6 }}
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Flex justifyContent="space-between" alignItems="flex-start" wrap="wrap" gap={3}>
          <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0} maxWidth="100%">
            <Typography
              id={headingId}
              variant="delta"
              fontWeight="semiBold"
              tag="h2"
              style={{ overflowWrap: 'anywhere' }}
            >
              {title}
            </Typography>
            {subtitle}
          </Flex>
          {aside}
        </Flex>
        {children}
      </Flex>
    </Box>
  );
});
