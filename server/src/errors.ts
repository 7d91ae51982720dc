import type { ShopHolder, StoredError } from '../../shared/contracts';
import { isMessageCode, messageOf, type MessageCode } from './messages';
import { ShopifyError } from './shopify/errors';

/** One field of a request that was refused. */
export interface FieldProblem {
  path: string[];
  message: string;
  name: string;
}

/** What may differ from the catalogue's entry. */
export interface CrmErrorOptions {
  message?: string;
  remedy?: string;
  /** The scope that is missing, with `missing_shopify_permission`. */
  permission?: string;
  /** Who has the shop, with `store_already_connected`. */
  holder?: ShopHolder;
  /** Read by the forms, which show each beside its field. */
  fieldErrors?: FieldProblem[];
  cause?: unknown;
}

const sentence = (code: MessageCode, options: CrmErrorOptions): string => {
  if (code === 'missing_shopify_permission' && options.permission) return `${code}: ${options.permission}`;
  return options.message ?? messageOf(code).text;
};

/** A failure that a person can act on: it has a code of the catalogue, and never holds a secret or personal data. */
export class CrmError extends Error {
  readonly code: MessageCode;
  readonly status: number;
  readonly remedy: string | null;
  readonly permission: string | null;
  readonly holder: ShopHolder | null;
  readonly fieldErrors: FieldProblem[] | null;

  constructor(code: MessageCode, options: CrmErrorOptions = {}) {
    super(sentence(code, options), { cause: options.cause });
    this.name = 'CrmError';
    this.code = code;
    this.status = messageOf(code).status;
    this.remedy = options.remedy ?? messageOf(code).remedy;
    this.permission = options.permission ?? null;
    this.holder = options.holder ?? null;
    this.fieldErrors = options.fieldErrors ?? null;
  }

  /** What an answer says beside the message, by whoever the error is answered. */
  get details() {
    return {
      code: this.code,
      ...(this.remedy === null ? {} : { remedy: this.remedy }),
      ...(this.permission === null ? {} : { permission: this.permission }),
      ...(this.holder === null ? {} : { holder: this.holder }),
      ...(this.fieldErrors === null ? {} : { errors: this.fieldErrors }),
    };
  }
}

/** A request whose field is wrong: 400 with the field's path. */
export const fieldError = (path: string, message: string): CrmError =>
  new CrmError('request_invalid', {
    message,
    fieldErrors: [{ path: [path], message, name: 'ValidationError' }],
  });

/**
 * The failure as one of ours: Shopify's own errors keep their code where the catalogue has it. Anything else is not
 * expected, and null: it belongs to whoever handles unknown errors.
 */
export const toCrmError = (error: unknown): CrmError | null => {
  if (error instanceof CrmError) return error;
  if (!(error instanceof ShopifyError)) return null;
  const code = isMessageCode(error.code) ? error.code : 'shopify_request_failed';
  return new CrmError(code, {
    message: code === 'shopify_request_failed' ? error.message : undefined,
    permission: error.permission,
    cause: error,
  });
};

/** A failure in the form in which it is kept on a store. Unknown errors are named, their text is not kept. */
export const toStoredError = (error: unknown, at: Date): StoredError => {
  const { code, message } = toCrmError(error) ?? new CrmError('internal_error');
  return { code, message, at: at.toISOString() };
};
