import { GraphQLError } from 'graphql';

/**
 * Shopify's answer to a field that the token's scopes don't cover; the rest of the query is answered.
 *
 * @param what the field's name.
 * @param scopes any of which would do.
 */
export const accessDenied = (what: string, scopes: readonly string[]): GraphQLError => {
  const required = `${scopes.map((scope) => `\`${scope}\``).join(' or ')} access scope.`;
  return new GraphQLError(`Access denied for ${what} field. Required access: ${required}`, {
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: required,
    },
  });
};

const PROTECTED_DATA = 'https://shopify.dev/docs/apps/launch/protected-customer-data';

const notApproved = (what: string): GraphQLError =>
  new GraphQLError(`This app is not approved to ${what}. See ${PROTECTED_DATA} for more details.`, {
    extensions: { code: 'ACCESS_DENIED', documentation: PROTECTED_DATA },
  });

/** Shopify's answer where the app lacks the approval for protected customer data. */
export const objectNotApproved = (typename: string): GraphQLError =>
  notApproved(`access the ${typename} object`);

/** Shopify's answer beside a personal field that is null because the app lacks the approval for it. */
export const fieldNotApproved = (field: string): GraphQLError => notApproved(`use the ${field} field`);

/** An argument that Shopify refuses. */
export const badRequest = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
