import type { Resource } from '../../../../../shared/contracts';
import { blankObjects } from '../../../blank-objects';
import type { EncodedOf } from '../../../records/encoded';
import type { PartRecords } from './read-part';

type Fields = Record<string, unknown>;

/** The place of a record's keys among those of all, and its values in their order; those of a list are records. */
type PackedRecord = [keys: number, ...values: unknown[]];

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
  const packOne = (record: object): PackedRecord => {
    const keys = Object.keys(record);
    const packed: PackedRecord = [placeOf(keys)];
    for (const key of keys) {
      const value = (record as Fields)[key];
      packed.push(Array.isArray(value) ? value.map(packOne) : value);
    }
    return packed;
  };
  return { keys: known, records: records.map(packOne) };
};

const unpack = ({ keys: known, records }: Packed): object[] => {
  const blanks = known.map(blankObjects);
  const unpackOne = (packed: PackedRecord): object => {
    const keys = known[packed[0]] as string[];
    const record = (blanks[packed[0]] as () => Fields)();
    for (let index = 0; index < keys.length; index += 1) {
      const value = packed[index + 1];
      record[keys[index] as string] = Array.isArray(value) ? value.map(unpackOne) : value;
    }
    return record;
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
