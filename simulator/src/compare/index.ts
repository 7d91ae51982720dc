export { attributesCompared } from './attributes';
export { compare, diff } from './compare';
export { expectedRecords } from './expected';
export type { MappedAttribute } from './mapped';
export type { Redaction } from './redactions';
export type { Difference, HeldRecord, HeldRecords, RecordType, Visibility } from './types';
