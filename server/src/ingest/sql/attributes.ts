import type { ColumnKind, Table } from './schema';
import { toDate, toJsonText } from './statements';

/** A row's values by the names of its attributes, in forms that are the same on every database and that JSON can carry. */
export type AttributeValues = Record<string, unknown>;

const withoutTrailingZeros = (decimal: string) =>
  decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal;

const DECODERS: Record<ColumnKind, (value: unknown) => unknown> = {
  json: (value) => JSON.parse(toJsonText(value) as string) as unknown,
  boolean: Boolean,
  datetime: (value) => toDate(value)?.toISOString(),
  decimal: (value) => withoutTrailingZeros(String(value)),
  plain: (value) => value,
};

/** The attributes of a row, those that are left out aside. */
export const toAttributes = (
  table: Table,
  row: Readonly<Record<string, unknown>>,
  leftOut: ReadonlySet<string>
): AttributeValues =>
  Object.fromEntries(
    [...table.columns]
      .filter(([attribute, column]) => !leftOut.has(attribute) && column.name in row)
      .map(([attribute, column]) => {
        const value = row[column.name] ?? null;
        return [attribute, value === null ? null : DECODERS[column.kind](value)];
      })
  );
