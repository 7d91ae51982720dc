import { PLUGIN_ID } from '../pluginId';

import type en from '../translations/en.json';

/** A key of the plugin's messages, as it stands in the translation files (without the plugin's prefix). */
export type TranslationKey = keyof typeof en;

/**
 * The id under which Strapi knows a message of ours: all plugins share one table, so each prefixes its keys.
 * @param key - the key as in `translations/en.json`
 */
export function getTranslation(key: TranslationKey): string {
  return `${PLUGIN_ID}.${key}`;
}
