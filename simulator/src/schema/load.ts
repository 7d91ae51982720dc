import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import { CACHED_SCHEMA } from './source';

let loaded: GraphQLSchema | undefined;

/**
 * Shopify's official Admin schema, built once per process (about half a second).
 *
 * @throws Error when the schema was not prepared (`prepareAdminSchema`).
 */
export const loadAdminSchema = (): GraphQLSchema => {
  if (loaded) return loaded;
  if (!existsSync(CACHED_SCHEMA)) {
    throw new Error(
      "Shopify's Admin schema is not in the cache. Run: npx tsx simulator/src/schema/prepare.ts"
    );
  }
  const parsed = JSON.parse(gunzipSync(readFileSync(CACHED_SCHEMA)).toString('utf8')) as
    IntrospectionQuery | { data: IntrospectionQuery };
  loaded = buildClientSchema('data' in parsed ? parsed.data : parsed, { assumeValid: true });
  return loaded;
};
