export { assembleBulk } from './assemble';
export type { AssembleOptions } from './assemble';
export type { BulkBatch } from './group';
export { bulkDocument, bulkStatus, cancelBulk, startBulk } from './operations';
export type { BulkRefusal, BulkStart, BulkState } from './operations';
export { downloadRows } from './rows';
export type { BulkRow, DownloadRowsOptions } from './rows';
