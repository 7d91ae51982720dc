import { Button, Field, Flex, Loader, TextInput, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';

import { useFindVariantsQuery } from '../../api/writeBack';
import { useDebounced } from '../../hooks/useDebounced';
import { useTranslate } from '../../hooks/useTranslate';
import { Money } from '../parts';
import { variantName } from './draft';

import type { VariantChoice, WriteTarget } from '../../../../shared/write-back';

/** How long typing has to rest before the server is asked, in milliseconds. */
const PAUSE = 300;

interface VariantSearchProps {
  store: WriteTarget;
  onChoose: (variant: VariantChoice) => void;
}

/** Finds variants of a store by what their product is called, or by their SKU. */
export function VariantSearch({ store, onChoose }: VariantSearchProps) {
  const translate = useTranslate();
  const [typed, setTyped] = useState('');
  const words = useDebounced(typed.trim(), PAUSE);
  const { data, isFetching, isError } = useFindVariantsQuery(
    { store: store.domain, words },
    { skip: words === '' }
  );
  const found = words === '' ? [] : (data ?? []);
  const state = isError ? 'error' : !isFetching && words !== '' && found.length === 0 ? 'none' : null;

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root name="variant" hint={translate('writeBack.variant.hint')}>
        <Field.Label>{translate('writeBack.variant')}</Field.Label>
        <TextInput
          type="search"
          value={typed}
          autoComplete="off"
          onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
      <div role="status">
        {isFetching ? <Loader small>{translate('panel.loading')}</Loader> : null}
        {state ? (
          <Typography textColor="neutral600">{translate(`writeBack.variant.${state}`)}</Typography>
        ) : null}
      </div>
      {found.length === 0 ? null : (
        <Flex
          tag="ul"
          direction="column"
          alignItems="stretch"
          gap={2}
          aria-label={translate('writeBack.found')}
        >
          {found.map((variant) => (
            <Flex key={variant.documentId} tag="li" justifyContent="space-between" gap={3}>
              <VariantLabel variant={variant} currency={store.currency} />
              <Button
                variant="tertiary"
                size="S"
                startIcon={<Plus />}
                aria-label={translate('writeBack.variant.add.one', { name: variantName(variant) })}
                onClick={() => onChoose(variant)}
              >
                {translate('writeBack.variant.add')}
              </Button>
            </Flex>
          ))}
        </Flex>
      )}
    </Flex>
  );
}

/** A variant's name, SKU, price and stock. */
export function VariantLabel({ variant, currency }: { variant: VariantChoice; currency: string | null }) {
  const translate = useTranslate();
  const { sku, price, inventoryQuantity } = variant;
  return (
    <Flex direction="column" alignItems="flex-start" minWidth={0}>
      <Typography style={{ overflowWrap: 'anywhere' }}>{variantName(variant)}</Typography>
      <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
        {sku ? `${sku} · ` : null}
        <Money amount={price} currency={currency} />
        {inventoryQuantity === null ? null : ` · ${translate('panel.stock', { count: inventoryQuantity })}`}
      </Typography>
    </Flex>
  );
}
