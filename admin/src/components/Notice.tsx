import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Information, WarningCircle } from '@strapi/icons';

import type { ReactNode } from 'react';

type Tone = 'danger' | 'warning' | 'info' | 'success';

/** Colours and icon of each tone: names of Strapi's theme, so that they follow light and dark. */
const TONES = {
  danger: { background: 'danger100', border: 'danger200', icon: 'danger600', Icon: WarningCircle },
  warning: { background: 'warning100', border: 'warning200', icon: 'warning600', Icon: WarningCircle },
  info: { background: 'secondary100', border: 'secondary200', icon: 'secondary600', Icon: Information },
  success: { background: 'success100', border: 'success200', icon: 'success600', Icon: CheckCircle },
} as const;

interface NoticeProps {
  tone: Tone;
  title: string;
  /** A second paragraph. */
  children?: ReactNode;
  /** Buttons, below the text. */
  action?: ReactNode;
  id?: string;
}

/**
 * A message that stays as long as its cause does. (Strapi's `Alert` always has a close button, which would do
 * nothing here.) Failures are announced at once, the rest when the reader pauses.
 */
export function Notice({ tone, title, children, action, id }: NoticeProps) {
  const { background, border, icon, Icon } = TONES[tone];
  return (
    <Flex
      id={id}
      alignItems="flex-start"
      gap={3}
      padding={4}
      hasRadius
      background={background}
      borderColor={border}
      role={tone === 'danger' ? 'alert' : 'status'}
    >
      <Box shrink={0} paddingTop={1}>
        <Icon aria-hidden fill={icon} width="1.6rem" height="1.6rem" />
      </Box>
      <Flex direction="column" alignItems="flex-start" gap={2} minWidth={0}>
        <Typography tag="p" fontWeight="semiBold" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
        {children ? (
          <Typography tag="div" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
            {children}
          </Typography>
        ) : null}
        {action}
      </Flex>
    </Flex>
  );
}
