'use strict';

module.exports = ({ env }) => ({
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET', 'playground-jwt-secret') } },
  'shopify-crm': {
    enabled: true,
    config: {
      // Unset: the real Shopify. The demo and the tests point it at the simulator.
      ...(env('SHOPIFY_SHOP_ORIGIN') ? { shopOrigin: env('SHOPIFY_SHOP_ORIGIN') } : {}),
      ...env.json('SHOPIFY_CRM_CONFIG', {}),
    },
  },
});
