import type { Resource } from '../../../../../shared/contracts';
import { blankObjects } from '../../../blank-objects';
import type { EncodedOf } from '../../../records/encoded';
import type { PartRecords } from './read-part';

type Fields = Record<string, unknown>;

/** The place of a record's keys among those of all, and its values in their order; those of a list are records. */
type PackedRecord = [keys: number, ...values: unknown[]];

/** What becomes of a field's value. */
type Crossing = (value: unknown, key: string) => unknown;

/** What the user mapped of a record has keys of its own, and any values. */
const MAPPED = 'mapped';
const asItIs: Crossing = (value) => value;

/** Records as lists of values, and the keys that they belong to. */
interface Packed {
  keys: string[][];
  records: PackedRecord[];
}

/** The records of a part on their way from one thread to another. */
export interface PackedPart<R extends Resource = Resource> extends Omit<PartRecords<R>, 'records'> {
  packed: Packed;
}

const pack = (records: readonly object[]): Packed => {
  const known: string[][] = [];
  const placeOf = (keys: string[]): number => {
    const place = known.findIndex(
      (one) => one.length === keys.length && one.every((key, index) => key === keys[index])
    );
    return place < 0 ? known.push(keys) - 1 : place;
  };
  const packFields = (record: object, packField: Crossing): PackedRecord => {
    const keys = Object.keys(record);
    const packed: PackedRecord = [placeOf(keys)];
    for (const key of keys) packed.push(packField((record as Fields)[key], key));
    return packed;
  };
  const packOne = (record: object): PackedRecord =>
    packFields(record, (value, key) => {
      if (key === MAPPED && value) return packFields(value, asItIs);
      return Array.isArray(value) ? value.map(packOne) : value;
    });
  return { keys: known, records: records.map(packOne) };
};

const unpack = ({ keys: known, records }: Packed): object[] => {
  const blanks = known.map(blankObjects);
  const unpackFields = (packed: PackedRecord, unpackField: Crossing): object => {
    const keys = known[packed[0]] as string[];
    const record = (blanks[packed[0]] as () => Fields)();
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index] as string;
      record[key] = unpackField(packed[index + 1], key);
    }
    return record;
  };
  const unpackOne = (packed: PackedRecord): object => unpackFields(packed, unpackField);
  const unpackField: Crossing = (value, key) => {
    if (key === MAPPED && value) return unpackFields(value as PackedRecord, asItIs);
    return Array.isArray(value) ? value.map(unpackOne) : value;
  };
  return records.map(unpackOne);
};

/**
 * Makes lists of values of a part's records. They would cross as objects, too, but those that V8 makes of bytes get their keys one by
 * one; see `blankObjects`.
 */
export const packPart = <R extends Resource>({ records, ...others }: PartRecords<R>): PackedPart<R> => ({
  ...others,
  packed: pack(records),
});

/** The part, with its records. */
export const unpackPart = <R extends Resource>({ packed, ...others }: PackedPart<R>): PartRecords<R> => ({
  ...others,
  records: unpack(packed) as EncodedOf<R>[],
});
