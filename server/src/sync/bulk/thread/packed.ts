import { deserialize, serialize } from 'node:v8';
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

/** A part on its way from one thread to another: its records are bytes, batch by batch. */
export interface PackedPart<R extends Resource = Resource> extends Omit<PartRecords<R>, 'records'> {
  packed: Uint8Array[];
}

/** A part whose records are given as many at a time as are written in one go. */
export interface PartInBatches<R extends Resource = Resource> extends Omit<PartRecords<R>, 'records'> {
  batches: (() => EncodedOf<R>[])[];
}

/**
 * How many records a batch has, at most: as many as any database writes before the second small collection of garbage. What is still needed
 * then is kept until a full one.
 */
const BATCH_RECORDS: Record<Resource, number> = { customers: 300, products: 250, orders: 160 };

/** Cuts records into batches of about equal size. */
const inBatches = <T>(resource: Resource, records: readonly T[]): T[][] => {
  const count = Math.ceil(records.length / BATCH_RECORDS[resource]);
  return Array.from({ length: count }, (_, index) =>
    records.slice(
      Math.ceil((index * records.length) / count),
      Math.ceil(((index + 1) * records.length) / count)
    )
  );
};

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
export const packPart = <R extends Resource>(
  resource: R,
  { records, ...others }: PartRecords<R>
): PackedPart<R> => ({
  ...others,
  packed: inBatches(resource, records).map((batch) => serialize(pack(batch))),
});

/** The part, whose records are made of their bytes when they are asked for: until then the garbage collector has no work with them. */
export const unpackPart = <R extends Resource>({ packed, ...others }: PackedPart<R>): PartInBatches<R> => ({
  ...others,
  batches: packed.map((bytes) => () => unpack(deserialize(bytes) as Packed) as EncodedOf<R>[]),
});

/** A part that crosses no threads. */
export const withBatches = <R extends Resource>(
  resource: R,
  { records, ...others }: PartRecords<R>
): PartInBatches<R> => ({
  ...others,
  batches: inBatches(resource, records).map((batch) => () => batch),
});
