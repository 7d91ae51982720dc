import { PLUGIN_ID } from '../pluginId';

type Messages = Record<string, string>;

/** The languages that the plugin speaks; each is fetched only where the admin panel offers it. */
const LANGUAGES: Record<string, () => Promise<{ default: Messages }>> = {
  en: () => import('./en.json'),
  de: () => import('./de.json'),
  fr: () => import('./fr.json'),
  es: () => import('./es.json'),
};

/**
 * Strapi's `registerTrads`: gives the messages of the wanted languages, each key prefixed with the plugin's id.
 * A language that the plugin doesn't speak gets none, and Strapi shows English (LanguageProvider merges `en` below it).
 * @param args - `locales`: the admin panel's languages, such as `en` or `pt-BR`
 */
export async function registerTrads({ locales }: { locales: string[] }) {
  return Promise.all(
    locales.map(async (locale) => {
      const load = LANGUAGES[locale];
      return { locale, data: load ? prefixKeys((await load()).default) : {} };
    })
  );
}

function prefixKeys(messages: Messages): Messages {
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [`${PLUGIN_ID}.${key}`, text]));
}
