/** The API's configuration as new Strapi apps have it: unknown parameters are refused, and relations are checked. */
export const STRICT_API: Record<string, string> = {
  'config/api.js': `
module.exports = {
  rest: { defaultLimit: 25, maxLimit: 500, withCount: true, strictParams: true },
  documents: { strictParams: true, strictRelations: true },
};
`,
};
