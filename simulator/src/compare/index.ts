export { attributesCompared } from './attributes';
export { compare, diff } from './compare';
export { expectedRecords } from './expected';
export type { Difference, HeldRecord, HeldRecords, RecordType, Visibility } from './types';
