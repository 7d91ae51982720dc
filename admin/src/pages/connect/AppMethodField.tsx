import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';
import { OWN_METHODS, asOwnMethod } from './connectRequest';

import type { OwnMethod } from './connectRequest';

interface AppMethodFieldProps {
  value: OwnMethod;
  disabled: boolean;
  onChange: (method: OwnMethod) => void;
}

/** How a custom app lets us in: each kind of Shopify app has its own way. */
export function AppMethodField({ value, disabled, onChange }: AppMethodFieldProps) {
  const translate = useTranslate();
  return (
    <Field.Root name="ownMethod" hint={translate(`connect.ownMethod.${value}.hint`)} width="100%">
      <Field.Label>{translate('connect.ownMethod.label')}</Field.Label>
      <SingleSelect value={value} disabled={disabled} onChange={(chosen) => onChange(asOwnMethod(chosen))}>
        {OWN_METHODS.map((method) => (
          <SingleSelectOption key={method} value={method}>
            {translate(`connect.ownMethod.${method}.label`)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}
