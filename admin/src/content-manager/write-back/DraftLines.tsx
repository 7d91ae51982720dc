import { Box, Flex, IconButton, NumberInput, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';

import { useTranslate } from '../../hooks/useTranslate';
import { variantName, withQuantity } from './draft';
import { VariantLabel } from './VariantSearch';

import type { DraftLine } from './draft';

interface DraftLinesProps {
  lines: readonly DraftLine[];
  currency: string | null;
  onChange: (lines: DraftLine[]) => void;
}

/** What the draft order will have, and how many of each. */
export function DraftLines({ lines, currency, onChange }: DraftLinesProps) {
  const translate = useTranslate();
  if (lines.length === 0) {
    return <Typography textColor="neutral600">{translate('writeBack.lines.none')}</Typography>;
  }
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3} aria-label={translate('panel.lines')}>
      {lines.map(({ variant, quantity }) => (
        <Flex key={variant.documentId} tag="li" justifyContent="space-between" gap={3} wrap="wrap">
          <VariantLabel variant={variant} currency={currency} />
          <Flex gap={2}>
            <Box width="11rem">
              <NumberInput
                aria-label={translate('writeBack.quantity', { name: variantName(variant) })}
                name={`quantity-${variant.documentId}`}
                value={quantity}
                onValueChange={(value) => onChange(withQuantity(lines, variant.documentId, value))}
              />
            </Box>
            <IconButton
              variant="ghost"
              label={translate('writeBack.lines.remove', { name: variantName(variant) })}
              onClick={() => onChange(lines.filter((line) => line.variant !== variant))}
            >
              <Trash />
            </IconButton>
          </Flex>
        </Flex>
      ))}
    </Flex>
  );
}
