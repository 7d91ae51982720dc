import { useIntl } from 'react-intl';

import { CheckboxField } from '../../components/CheckboxField';
import { Notice } from '../../components/Notice';
import { useTranslate } from '../../hooks/useTranslate';

import type { ShopHolder } from '../../../../shared/contracts';

interface TakeOverFieldProps {
  holder: ShopHolder;
  checked: boolean;
  disabled: boolean;
  onChange: (checked: boolean) => void;
}

/** Says which Strapi holds the store, and lets a person decide to take it over: never by itself, never at first. */
export function TakeOverField({ holder, checked, disabled, onChange }: TakeOverFieldProps) {
  const translate = useTranslate();
  const { formatDate } = useIntl();
  return (
    <Notice
      tone="warning"
      title={translate('connect.holder', {
        url: holder.publicUrl ?? translate('connect.holder.unknown'),
        since: holder.since ? formatDate(holder.since, { dateStyle: 'medium' }) : 'none',
      })}
      action={
        <CheckboxField
          name="takeOver"
          label={translate('connect.takeOver.label')}
          hint={translate('connect.takeOver.hint')}
          checked={checked}
          disabled={disabled}
          onChange={onChange}
        />
      }
    />
  );
}
