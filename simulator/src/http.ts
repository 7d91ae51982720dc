import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';

/** The most that a request to the simulator may carry, in bytes. */
const MAX_BODY = 4 * 1024 * 1024;

/** A request's body as text. */
export const readText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY)
      throw Object.assign(new Error('Request body too large'), { status: 413, expose: true });
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A request's fields, from JSON or from a form; empty where there is no body.
 *
 * @throws an HTTP 400 error where the JSON is none or is no object.
 */
export const readFields = async (ctx: Context): Promise<Record<string, unknown>> => {
  const text = await readText(ctx.req);
  if (text.trim() === '') return {};
  if (ctx.is('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  try {
    const parsed: unknown = JSON.parse(text);
    if (isRecord(parsed)) return parsed;
  } catch {
    // Answered below, as any other body that is no object.
  }
  throw Object.assign(new Error('The body is not a JSON object'), { status: 400, expose: true });
};

/** A field that must be text; the empty text where it is missing or something else. */
export const textField = (fields: Record<string, unknown>, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

/** The first value of a query parameter, or the empty text. */
export const queryText = (ctx: Context, name: string): string => {
  const value = ctx.query[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
};
