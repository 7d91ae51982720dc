'use strict';

/** An attribute of one's own, for Settings → Shopify → Field mappings to fill. */
module.exports = (plugin) => {
  plugin.contentTypes.contact.schema.attributes.loyaltyPoints = { type: 'integer' };
  return plugin;
};
