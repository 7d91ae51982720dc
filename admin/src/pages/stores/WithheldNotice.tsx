import { Typography } from '@strapi/design-system';

import { Notice } from '../../components/Notice';
import { useTranslate } from '../../hooks/useTranslate';

import type { Store, Withheld } from '../../../../shared/contracts';

/** What Shopify does not show the store's app, and why. */
export function WithheldNotice({ store }: { store: Store }) {
  const translate = useTranslate();
  if (store.withheld.length === 0) {
    return null;
  }
  const line = ({ resource, fields, reason, permission }: Withheld) =>
    translate(`store.withheld.${reason}`, {
      resource: translate(`resource.${resource}`),
      fields: fields.length === 0 ? translate('store.withheld.all') : fields.join(', '),
      permission: permission ?? '',
    });

  return (
    <Notice tone="warning" title={translate('store.withheld')}>
      {store.withheld.map(line).map((text) => (
        <Typography key={text} tag="p">
          {text}
        </Typography>
      ))}
    </Notice>
  );
}
