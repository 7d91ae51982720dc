/**
 * How far Shopify's GraphQL may lag behind what happened, in ms: its replicas catch up within seconds, and none lags this
 * much. A read that starts less than this after an event may still show the shop as it was before it.
 */
export const MS_REPLICA_LAG = 10_000;

/** Until when reads may still show what was before a moment. */
export const lagAfter = (moment: Date): Date => new Date(moment.getTime() + MS_REPLICA_LAG);

/** What a read that started at a moment shows for certain: everything up to this one. */
export const certainBefore = (readAt: Date): Date => new Date(readAt.getTime() - MS_REPLICA_LAG);
