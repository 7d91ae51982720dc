/** An answer that was not the one the caller needs. */
export class HttpError extends Error {
  override name = 'HttpError';

  constructor(
    readonly method: string,
    readonly url: string,
    readonly status: number,
    readonly body: string
  ) {
    super(`${method} ${url} answered ${status}: ${body.slice(0, 2_000)}`);
  }
}

export interface JsonRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as `Authorization: Bearer …`. */
  bearer?: string;
  /** Sent as JSON. */
  body?: unknown;
}

/** Sends a request with a JSON body and leaves the answer unread. */
export const send = (url: string, { method = 'GET', bearer, body }: JsonRequest = {}): Promise<Response> =>
  fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      accept: 'application/json',
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/**
 * Reads an answer as JSON of the shape that the caller knows the route to give.
 *
 * @throws HttpError when the status is not 2xx.
 */
export const readJson = async <T>(response: Response, method: string): Promise<T> => {
  const text = await response.text();
  if (!response.ok) throw new HttpError(method, response.url, response.status, text);
  return JSON.parse(text) as T;
};

/** @throws HttpError when the status is not 2xx. */
export const requestJson = async <T>(url: string, request: JsonRequest = {}): Promise<T> =>
  readJson<T>(await send(url, request), request.method ?? 'GET');
