import { STRICT_API } from './strict-api';

/** A content type of a user's own, that points at contacts and invoices, with the REST routes Strapi makes for any type. */
const VISIT_SCHEMA = {
  kind: 'collectionType',
  collectionName: 'visits',
  info: { singularName: 'visit', pluralName: 'visits', displayName: 'Visit' },
  options: { draftAndPublish: false },
  attributes: {
    title: { type: 'string' },
    contact: {
      type: 'relation',
      relation: 'manyToOne',
      target: 'plugin::shopify-crm.contact',
      inversedBy: 'visits',
    },
    guests: { type: 'relation', relation: 'manyToMany', target: 'plugin::shopify-crm.contact' },
    invoice: { type: 'relation', relation: 'oneToOne', target: 'plugin::shopify-crm.invoice' },
  },
};

/** Adds to contacts a field, and the other side of the visits' relation; to invoices a field. */
const EXTENSION = `
module.exports = (plugin) => {
  plugin.contentTypes.contact.schema.attributes.rating = { type: 'integer' };
  plugin.contentTypes.contact.schema.attributes.visits = {
    type: 'relation', relation: 'oneToMany', target: 'api::visit.visit', mappedBy: 'contact',
  };
  plugin.contentTypes.invoice.schema.attributes.memo = { type: 'text' };
  return plugin;
};
`;

const coreFactory = (kind: 'Router' | 'Controller' | 'Service') =>
  `module.exports = require('@strapi/strapi').factories.createCore${kind}('api::visit.visit');`;

/** The playground's dependencies, and GraphQL. */
const PACKAGE = {
  name: 'editors-app',
  version: '0.0.0',
  private: true,
  dependencies: {
    '@strapi/plugin-graphql': '5.54.0',
    '@strapi/plugin-users-permissions': '5.54.0',
    '@strapi/strapi': '5.54.0',
    'strapi-plugin-shopify-crm': 'file:..',
  },
  strapi: { uuid: false },
};

/** The files of an app whose users added to the plugin's content types: fields, a type with relations, GraphQL. */
export const EDITORS_APP: Record<string, string> = {
  'package.json': JSON.stringify(PACKAGE),
  ...STRICT_API,
  'src/extensions/shopify-crm/strapi-server.js': EXTENSION,
  'src/api/visit/content-types/visit/schema.json': JSON.stringify(VISIT_SCHEMA),
  'src/api/visit/routes/visit.js': coreFactory('Router'),
  'src/api/visit/controllers/visit.js': coreFactory('Controller'),
  'src/api/visit/services/visit.js': coreFactory('Service'),
};
