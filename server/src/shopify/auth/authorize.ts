export interface AuthorizeRequest {
  /** The base of the shop's URLs. */
  origin: string;
  clientId: string;
  /** One of the app's allowed redirection URLs. */
  redirectUri: string;
  /** An unguessable text that comes back. */
  state: string;
  /** The scopes to ask for; null where the app's released configuration names them (managed install). */
  scopes: readonly string[] | null;
}

/** Where to send the browser so that the shop's owner can grant access. */
export function authorizeUrl({ origin, clientId, redirectUri, state, scopes }: AuthorizeRequest): string {
  const query = new URLSearchParams({
    client_id: clientId,
    ...(scopes ? { scope: scopes.join(',') } : {}),
    redirect_uri: redirectUri,
    state,
  });
  return `${origin}/admin/oauth/authorize?${query.toString()}`;
}
