import { ChangeRefused } from './types';
import type { ChangeParams } from './types';

/** A string parameter, or what stands in for it. @throws ChangeRefused where it is something else. */
export function stringParam(params: ChangeParams, name: string, fallback: () => string): string {
  const value = params[name];
  if (value === undefined) return fallback();
  if (typeof value !== 'string') throw new ChangeRefused(`${name} must be a string`);
  return value;
}

/** A whole number, also one written as text (a form's field), or what stands in for it. */
export function intParam(params: ChangeParams, name: string, fallback: () => number): number {
  const value = params[name];
  if (value === undefined) return fallback();
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number))
    throw new ChangeRefused(`${name} must be a whole number`);
  return number;
}

/** True or false, also `true` / `false` as text, or what stands in for it. */
export function flagParam(params: ChangeParams, name: string, fallback: () => boolean): boolean {
  const value = params[name];
  if (value === undefined) return fallback();
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new ChangeRefused(`${name} must be true or false`);
}

/** A list of strings, also a text with commas, or what stands in for it. */
export function listParam(params: ChangeParams, name: string, fallback: () => string[]): string[] {
  const value = params[name];
  if (value === undefined) return fallback();
  if (typeof value === 'string')
    return value
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
  throw new ChangeRefused(`${name} must be a list of strings`);
}
