import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';

import type { WriteTarget } from '../../../../shared/write-back';

interface StoreFieldProps {
  stores: readonly WriteTarget[];
  /** The domain of the chosen one. */
  value: string;
  onChange: (domain: string) => void;
}

/** Which store is written to; nothing where there is no choice. */
export function StoreField({ stores, value, onChange }: StoreFieldProps) {
  const translate = useTranslate();
  if (stores.length < 2) {
    return null;
  }
  return (
    <Field.Root name="store">
      <Field.Label>{translate('writeBack.store')}</Field.Label>
      <SingleSelect value={value} onChange={(domain) => onChange(String(domain))}>
        {stores.map(({ domain, name }) => (
          <SingleSelectOption key={domain} value={domain}>
            {name ? `${name} (${domain})` : domain}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
