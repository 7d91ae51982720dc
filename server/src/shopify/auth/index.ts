export { authorizeUrl } from './authorize';
export type { AuthorizeRequest } from './authorize';
export { verifyCallback } from './callback';
export type { CallbackProblem, SignedQuery, VerifiedQuery } from './callback';
export { revokeToken } from './revoke';
export { grantedScopes, missingScopes } from './scopes';
export { clientCredentials, exchangeCode, refreshToken } from './tokens';
export type { AccessGrant, TokenRequest } from './tokens';
