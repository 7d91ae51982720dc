import { useCallback } from 'react';
import { useIntl } from 'react-intl';

import { getTranslation } from '../utils/getTranslation';

import type { TranslationKey } from '../utils/getTranslation';

/** Gives the message of a key in the language of the admin panel. */
export type Translate = (key: TranslationKey, values?: Record<string, string | number>) => string;

/** The function that translates our keys; its identity changes with the language only. */
export function useTranslate(): Translate {
  const { formatMessage } = useIntl();
  return useCallback<Translate>(
    (key, values) => formatMessage({ id: getTranslation(key) }, values),
    [formatMessage]
  );
}
