/**
 * The types that both sides of the admin API use: what the server answers and what the admin pages read.
 * Dates are ISO 8601 strings in UTC, amounts are decimal strings.
 */
export * from './answers';
export * from './errors';
export * from './overview';
export * from './privacy';
export * from './records';
export * from './resources';
export * from './setup';
export * from './stores';
export * from './sync-runs';
export * from './webhook-events';
