import { parseArgs } from 'node:util';

import { devDependencies, peerDependencies } from '../../package.json';

export const MANAGERS = ['npm', 'pnpm', 'yarn', 'yarn-classic'] as const;
export const DATABASES = ['sqlite', 'postgres', 'mysql'] as const;
export const LANGUAGES = ['ts', 'js'] as const;

export type Manager = (typeof MANAGERS)[number];
export type Database = (typeof DATABASES)[number];
export type Language = (typeof LANGUAGES)[number];

/** What the packed plugin is tried in. */
export interface PackedOptions {
  manager: Manager;
  database: Database;
  languages: readonly Language[];
  /** The version of Strapi, and of the creator of its apps. */
  strapi: string;
  /** Whether a simulated store is connected and synced too. */
  sync: boolean;
}

/** The ends of what the plugin allows: the oldest is where its peer range begins, the newest is what it is built and tested with. */
export const STRAPI_VERSIONS = {
  oldest: peerDependencies['@strapi/strapi'].replace('^', ''),
  newest: devDependencies['@strapi/strapi'],
};

const USAGE = `Usage: npx tsx scripts/check-packed.ts [options]
  --manager npm        installs with ${MANAGERS.join(', ')}
  --database sqlite    runs on ${DATABASES.join(', ')}; the servers by DATABASE_HOST and so on, as in the tests
  --language both      the apps' language: ts, js or both
  --strapi newest      the apps' version of Strapi: newest (${STRAPI_VERSIONS.newest}), oldest (${STRAPI_VERSIONS.oldest}), or another one
  --sync               connects a simulated store too, compares what came in, and looks at it in Chromium`;

const oneOf = <T extends string>(name: string, allowed: readonly T[], given: string): T => {
  const found = allowed.find((value) => value === given);
  if (found === undefined) throw new Error(`--${name} must be one of ${allowed.join(', ')}\n\n${USAGE}`);
  return found;
};

/** @throws Error with the usage where an option is none of these. */
export const readOptions = (): PackedOptions => {
  const { values } = parseArgs({
    options: {
      manager: { type: 'string', default: 'npm' },
      database: { type: 'string', default: 'sqlite' },
      language: { type: 'string', default: 'both' },
      strapi: { type: 'string', default: 'newest' },
      sync: { type: 'boolean', default: false },
    },
  });
  const language = oneOf('language', ['both', ...LANGUAGES] as const, values.language);
  return {
    manager: oneOf('manager', MANAGERS, values.manager),
    database: oneOf('database', DATABASES, values.database),
    languages: language === 'both' ? LANGUAGES : [language],
    strapi: STRAPI_VERSIONS[values.strapi as keyof typeof STRAPI_VERSIONS] ?? values.strapi,
    sync: values.sync,
  };
};
