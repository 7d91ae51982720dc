'use strict';

module.exports = globalThis.shared.require('@strapi/strapi');
