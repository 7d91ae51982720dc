export { authorizeUrl, refusalOfAuthorize } from './authorize';
export { verifyCallback } from './callback';
export { revokeToken } from './revoke';
export { grantedScopes, missingScopes } from './scopes';
export { clientCredentials, exchangeCode, refreshToken } from './tokens';
export type { AccessGrant } from './tokens';
