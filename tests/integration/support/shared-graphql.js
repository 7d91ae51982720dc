'use strict';

module.exports = globalThis.shared.graphql();
