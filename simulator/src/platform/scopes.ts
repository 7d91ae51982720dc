import type { App } from './types';

/** A scope list as it comes in a URL: handles separated by commas or spaces. */
export const parseScopes = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter(Boolean))];

/** Whether a grant holds a scope; a write scope implies reading. */
export const holdsScope = (granted: readonly string[], scope: string): boolean =>
  granted.includes(scope) ||
  (scope.startsWith('read_') && granted.includes(scope.replace(/^read_/, 'write_')));

/** What Shopify grants of what was asked: all but the scopes that need an approval the app lacks. */
export const grantableScopes = (app: App, asked: readonly string[]): string[] =>
  asked.filter((scope) => scope !== 'read_all_orders' || app.approvedForAllOrders);
