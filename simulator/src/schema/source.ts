import path from 'node:path';

/** The version of the Admin API whose schema the simulator answers from. */
export const API_VERSION = '2026-07';

/** Where Shopify publishes its Admin schema: the data folder of its developer MCP server, pinned by npm's integrity hash. */
export const SCHEMA_PACKAGE = {
  spec: '@shopify/dev-mcp@1.16.0',
  integrity:
    'sha512-tqgRnK7sQhjew+htxtleTH23nXB5fZcsrhWgEkomsorGXvLOB2mh2upwZm8uzuTDNTZnqtLMe64yIwh6s2awtw==',
  file: `package/dist/data/admin_${API_VERSION}.json.gz`,
  fileSha256: '5bcde995c89c59acdb2ee494378d96f45ce7378a16ec829a74b71d696a08ef19',
} as const;

/** The folder of the cached schema, outside version control. */
export const CACHE_FOLDER = path.resolve(__dirname, '../../../.cache/shopify-admin-schema');

/** The cached schema: gzipped introspection JSON. */
export const CACHED_SCHEMA = path.join(CACHE_FOLDER, `admin_${API_VERSION}.json.gz`);
