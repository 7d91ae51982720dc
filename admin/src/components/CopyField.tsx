import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { Fragment } from 'react';

import { useTranslate } from '../hooks/useTranslate';

/** A value to be pasted elsewhere, with its name and a button that copies it. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const translate = useTranslate();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();

  const handleCopy = async () => {
    const copied = await copy(value);
    toggleNotification(
      copied
        ? { type: 'success', message: translate('copy.done', { label }) }
        : { type: 'danger', message: translate('copy.failed') }
    );
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography variant="pi" fontWeight="bold" textColor="neutral800">
        {label}
      </Typography>
      <Flex
        justifyContent="space-between"
        gap={2}
        paddingLeft={3}
        paddingRight={2}
        paddingTop={1}
        paddingBottom={1}
        background="neutral100"
        borderColor="neutral200"
        hasRadius
      >
        <Box minWidth={0}>
          <Typography tag="code" variant="pi" style={{ overflowWrap: 'anywhere' }}>
            <Breakable text={value} />
          </Typography>
        </Box>
        <IconButton label={translate('copy.action', { label })} variant="ghost" onClick={handleCopy}>
          <Duplicate />
        </IconButton>
      </Flex>
    </Flex>
  );
}

/** A long text that is broken after its commas and slashes rather than inside a word. */
function Breakable({ text }: { text: string }) {
  return (
    <>
      {text.split(/(?<=[,/])/).map((part, index) => (
        <Fragment key={index}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </>
  );
}
