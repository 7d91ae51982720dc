export { joinPart } from './join';
export type { Joined } from './join';
export type { BulkRow } from './lines';
export { bulkDocument, bulkStatus, cancelBulk, startBulk } from './operations';
export type { BulkState } from './operations';
export { openParts } from './parts';
export type { BulkPart, BulkParts } from './parts';
export { dealRows, SpillError } from './spill';
export type { Deal, Dealt } from './spill';
