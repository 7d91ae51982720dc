import { Box, Flex, VisuallyHidden } from '@strapi/design-system';
import { keyframes, styled } from 'styled-components';

const pulse = keyframes`
  50% { opacity: 0.45; }
`;

/** A grey bar where a line of text will be. */
const Bar = styled.div<{ $width: string }>`
  width: ${({ $width }) => $width};
  height: 1.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral150};
  @media (prefers-reduced-motion: no-preference) {
    animation: ${pulse} 1.6s ease-in-out infinite;
  }
`;

/** A title and some lines: about what every page has. */
const WIDTHS = ['30%', '85%', '70%', '90%', '60%'] as const;

/** The shape of what is about to be shown, so that the page does not jump; those who listen are told by words. */
export function Skeleton({ children }: { children: string }) {
  return (
    <Box
      aria-busy
      background="neutral0"
      borderColor="neutral150"
      shadow="filterShadow"
      hasRadius
      padding={{ initial: 4, medium: 6 }}
    >
      <VisuallyHidden role="status">{children}</VisuallyHidden>
      <Flex aria-hidden direction="column" alignItems="stretch" gap={5}>
        {WIDTHS.map((width) => (
          <Bar key={width} $width={width} />
        ))}
      </Flex>
    </Box>
  );
}
