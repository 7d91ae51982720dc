import type { Core } from '@strapi/strapi';

import release from './release-0.1.0.json';

const FOLDER = 'src/plugins/shopify-crm';

/** The plugin's tables as version 0.1.0 had them, and nothing else of it. */
const PLUGIN = `
const release = require('./release.json');
module.exports = {
  register: ({ strapi }) => release.models.forEach((model) => strapi.get('models').add(model)),
  contentTypes: release.contentTypes,
};
`;

/** The app's `config/plugins.js` with another entry for the plugin. */
export const pluginsFile = (entry: Record<string, unknown>): Record<string, string> => ({
  'config/plugins.js': `module.exports = ${JSON.stringify({
    'users-permissions': { config: { jwtSecret: 'playground-jwt-secret' } },
    'shopify-crm': entry,
  })};`,
});

/** The files of an app with version 0.1.0 of the plugin. */
export const FIRST_RELEASE_APP: Record<string, string> = {
  [`${FOLDER}/strapi-server.js`]: PLUGIN,
  [`${FOLDER}/release.json`]: JSON.stringify(release),
  [`${FOLDER}/package.json`]: JSON.stringify({
    name: 'shopify-crm',
    version: '0.1.0',
    strapi: { kind: 'plugin', name: 'shopify-crm' },
    // Strapi fills up what a declared plugin leaves out with what the installed one of the same name has.
    exports: { './strapi-server': { require: './strapi-server.js' } },
  }),
  ...pluginsFile({ enabled: true, resolve: `./${FOLDER}` }),
};

interface Attribute {
  type: string;
  relation?: string;
  target?: string;
}

/** The attributes of each content type as they were, by the type's name. */
const ATTRIBUTES = Object.entries(release.contentTypes).map(
  ([name, { schema }]) => [name, Object.entries(schema.attributes as Record<string, Attribute>)] as const
);

/** To come: what is due by then is forgotten at the next start. */
const MOMENT = new Date(Date.now() + 24 * 60 * 60 * 1000);

const VALUES: Record<string, (type: string, name: string) => unknown> = {
  string: (type, name) => `${type} ${name}`,
  text: (type, name) => `${type} ${name} 🙂`,
  json: (type, name) => ({ [name]: [type, '12.345'] }),
  integer: () => 42,
  decimal: () => 250_000_000.1234,
  boolean: () => true,
  datetime: () => MOMENT,
};

/** A record that is marked as deleted would be purged, and what is no sealed secret cannot be opened. */
const LEFT_EMPTY = new Set(['deletedAt', 'credentials', 'keptSecret']);

/** A value for an attribute; undefined for a relation. */
const valueOf = (type: string, [name, attribute]: readonly [string, Attribute]): unknown =>
  LEFT_EMPTY.has(name) ? null : VALUES[attribute.type]?.(type, name);

type Row = Record<string, unknown>;

/** What each type's one record has, without its relations. */
export const FIRST_RELEASE_ROWS: Record<string, Row> = Object.fromEntries(
  ATTRIBUTES.map(([type, attributes]) => [
    type,
    Object.fromEntries(
      attributes
        .map((attribute) => [attribute[0], valueOf(type, attribute)] as const)
        .filter(([, value]) => value !== undefined)
    ),
  ])
);

/** The relations that hold the link, by type: attribute and the type at its other end. */
export const FIRST_RELEASE_LINKS = ATTRIBUTES.flatMap(([type, attributes]) =>
  attributes
    .filter(([, { relation }]) => relation === 'manyToOne')
    .map(([name, { target }]) => ({ type, name, target: String(target).replace('plugin::shopify-crm.', '') }))
);

/** Writes one record of each type, all linked with each other. */
export const writeFirstReleaseRows = async (strapi: Core.Strapi): Promise<void> => {
  const query = (type: string) => strapi.db.query(`plugin::shopify-crm.${type}`);
  for (const [type, data] of Object.entries(FIRST_RELEASE_ROWS))
    await query(type).create({ data: { ...data } });
  for (const { type, name, target } of FIRST_RELEASE_LINKS) {
    const { id } = (await query(target).findOne({})) as { id: number };
    const own = (await query(type).findOne({})) as { id: number };
    await query(type).update({ where: { id: own.id }, data: { [name]: id } });
  }
};
