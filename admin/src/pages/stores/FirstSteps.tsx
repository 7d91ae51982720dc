import { Box, Flex, Typography } from '@strapi/design-system';
import { Store as StoreIcon } from '@strapi/icons';

import { useTranslate } from '../../hooks/useTranslate';

/** Greets the person who has no store yet, and says what is about to happen. */
export function FirstSteps() {
  const translate = useTranslate();
  return (
    <Flex gap={4} alignItems="center">
      <Box shrink={0} padding={3} background="primary100" hasRadius>
        <StoreIcon aria-hidden fill="primary600" width="2.4rem" height="2.4rem" />
      </Box>
      <Flex direction="column" alignItems="flex-start" gap={1}>
        <Typography variant="beta" tag="h2">
          {translate('empty.title')}
        </Typography>
        <Typography textColor="neutral600">{translate('empty.text')}</Typography>
      </Flex>
    </Flex>
  );
}
