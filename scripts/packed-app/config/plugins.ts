import type { Core } from '@strapi/strapi';
import type { ShopifyCrmConfig } from 'strapi-plugin-shopify-crm/strapi-server';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'shopify-crm': {
    enabled: true,
    config: {
      publicUrl: env('PUBLIC_URL', 'https://crm.example.com'),
      backfill: 'auto',
      retention: { deletedDays: 30 },
    } satisfies ShopifyCrmConfig,
  },
});

export default config;
