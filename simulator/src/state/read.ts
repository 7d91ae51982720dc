/** Typed reading of a node's fields: each reader refuses a value of another form instead of guessing. */
import type { FieldObject, FieldValue, Gid, Ref, ShopState, StateNode } from './types';

/** A field whose value has not the form that the schema gives it. */
export class FieldFormError extends TypeError {
  constructor(object: FieldObject, field: string, expected: string) {
    super(`${String(object.id ?? object.__typename ?? 'object')}.${field} is not ${expected}`);
    this.name = 'FieldFormError';
  }
}

export function isRef(value: FieldValue | undefined): value is Ref {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.__ref === 'string'
  );
}

export function isObject(value: FieldValue | undefined): value is FieldObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isRef(value);
}

/** A string, or null where it is null or absent. */
export function textOrNull(object: FieldObject, field: string): string | null {
  const value = object[field] ?? null;
  if (value !== null && typeof value !== 'string') throw new FieldFormError(object, field, 'a string');
  return value;
}

export function text(object: FieldObject, field: string): string {
  const value = textOrNull(object, field);
  if (value === null) throw new FieldFormError(object, field, 'a string');
  return value;
}

export function int(object: FieldObject, field: string): number {
  const value = object[field];
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw new FieldFormError(object, field, 'an integer');
  return value;
}

export function flag(object: FieldObject, field: string): boolean {
  const value = object[field];
  if (typeof value !== 'boolean') throw new FieldFormError(object, field, 'a boolean');
  return value;
}

/** An embedded object, or null where it is null or absent. */
export function objectOrNull(object: FieldObject, field: string): FieldObject | null {
  const value = object[field] ?? null;
  if (value === null) return null;
  if (!isObject(value)) throw new FieldFormError(object, field, 'an object');
  return value;
}

export function object(parent: FieldObject, field: string): FieldObject {
  const value = objectOrNull(parent, field);
  if (value === null) throw new FieldFormError(parent, field, 'an object');
  return value;
}

function list<T extends FieldValue>(
  parent: FieldObject,
  field: string,
  is: (value: FieldValue) => value is T,
  of: string
): T[] {
  const value = parent[field] ?? [];
  if (!Array.isArray(value) || !value.every(is)) throw new FieldFormError(parent, field, `a list of ${of}`);
  return value;
}

/** A list or connection of embedded objects; absent reads as empty. */
export function objects(parent: FieldObject, field: string): FieldObject[] {
  return list(parent, field, isObject, 'objects');
}

/** A list of strings; absent reads as empty. */
export function texts(parent: FieldObject, field: string): string[] {
  return list(parent, field, (value): value is string => typeof value === 'string', 'strings');
}

/** The global ids that a list or connection of pointers names; absent reads as empty. */
export function refIds(parent: FieldObject, field: string): Gid[] {
  return list(parent, field, isRef, 'pointers').map((pointer) => pointer.__ref);
}

/** The global id that a pointer names, or null where it is null or absent. */
export function refId(parent: FieldObject, field: string): Gid | null {
  const value = parent[field] ?? null;
  if (value === null) return null;
  if (!isRef(value)) throw new FieldFormError(parent, field, 'a pointer');
  return value.__ref;
}

/** The live nodes behind a list of pointers, dangling ones left out. */
export function linked(state: ShopState, parent: FieldObject, field: string): StateNode[] {
  return refIds(parent, field).flatMap((id) => state.get(id) ?? []);
}

/** The live node behind a pointer; undefined where the pointer is null, absent or dangling. */
export function linkedOne(state: ShopState, parent: FieldObject, field: string): StateNode | undefined {
  const id = refId(parent, field);
  return id === null ? undefined : state.get(id);
}

/**
 * A node that must be there.
 *
 * @throws RangeError where the shop has no such node.
 */
export function mustGet(state: ShopState, id: Gid): StateNode {
  const node = state.get(id);
  if (node === undefined) throw new RangeError(`No such node: ${id}`);
  return node;
}
