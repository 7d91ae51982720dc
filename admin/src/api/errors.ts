import { parseCode } from '../utils/problem';

import type { ShopHolder } from '../../../shared/contracts';
import type { Problem } from '../utils/problem';

/** A refused request: the failure, its HTTP status (null where no answer came) and messages by form field. */
export interface ApiProblem extends Problem {
  status: number | null;
  fieldErrors: Record<string, string>;
  /** With `store_already_connected`: the Strapi that the store belongs to, as far as it is known. */
  holder?: ShopHolder;
}

/**
 * Reads the error of a request as Strapi's `adminApi` hands it over: Strapi's error object, or, where no answer
 * came, the browser's own error (@strapi/admin, utils/baseQuery).
 * @param error - what the request failed with
 */
export function parseApiError(error: unknown): ApiProblem {
  const body = asRecord(error);
  const status = typeof body.status === 'number' ? body.status : null;
  const details = asRecord(body.details);
  return {
    status,
    ...readCode(status, text(details.code)),
    ...optional('message', text(body.message)),
    ...optional('remedy', text(details.remedy)),
    ...optional('permission', text(details.permission)),
    fieldErrors: readFieldErrors(details.errors),
    ...(details.holder ? { holder: readHolder(asRecord(details.holder)) } : {}),
  };
}

function readCode(status: number | null, code: string | undefined): { code: string; permission?: string } {
  if (code) {
    return parseCode(code) ?? { code };
  }
  if (status === null) {
    return { code: 'strapi_unreachable' };
  }
  return { code: status === 403 ? 'forbidden' : `http_${status}` };
}

function readHolder({ publicUrl, since }: Record<string, unknown>): ShopHolder {
  return { publicUrl: text(publicUrl) ?? null, since: text(since) ?? null };
}

function readFieldErrors(errors: unknown): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const entry of Array.isArray(errors) ? errors : []) {
    const { path, message } = asRecord(entry);
    const field = Array.isArray(path) ? path.join('.') : undefined;
    const words = text(message);
    if (field && words) {
      fields[field] ??= words;
    }
  }
  return fields;
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function optional<K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, string>);
}
