export { assembleBulk } from './assemble';
export { bulkDocument, bulkStatus, cancelBulk, startBulk } from './operations';
export type { BulkState } from './operations';
export { downloadRows } from './rows';
export type { BulkLine, BulkRow } from './rows';
export { SpillError } from './spill';
