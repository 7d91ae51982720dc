import { isErrorCode } from './errorCodes';

import type { TranslationKey } from './getTranslation';

/** A failure, wherever it came from: an answer of the server, a store's last error, the return from Shopify. */
export interface Problem {
  /** A machine-readable code, such as `shopify_unreachable`. */
  code: string;
  /** The server's own words, in English. */
  message?: string;
  /** What to do, in the server's words. */
  remedy?: string;
  /** The access scope that is missing, for `missing_shopify_permission`. */
  permission?: string;
}

/** A message to be shown: one of ours by its key, or a text as it came. */
export type Wording = { key: TranslationKey; values?: Record<string, string> } | { text: string };

/** What a person reads about a failure. */
export interface ProblemWording {
  message: Wording;
  remedy: Wording | null;
}

/** Codes travel as `<code>` or `<code>: <scope>`, as in `missing_shopify_permission: read_all_orders`. */
const CODE_PATTERN = /^([a-z][a-z0-9_]{0,63})(?::\s*([a-z][a-z0-9_]{0,63}))?$/;

/**
 * Splits a code and the scope that may follow it.
 * @param text - such as `missing_shopify_permission: read_all_orders`
 * @returns null where the text is no code at all
 */
export function parseCode(text: string): { code: string; permission?: string } | null {
  const match = CODE_PATTERN.exec(text);
  return match?.[1] ? { code: match[1], ...(match[2] ? { permission: match[2] } : {}) } : null;
}

/**
 * The words for a failure: ours where the code is known, else the server's, else a general sentence with the code.
 * @param problem - the failure
 */
export function wordProblem(problem: Problem): ProblemWording {
  const { code, permission } = withPermission(problem);
  if (isErrorCode(code)) {
    const values = { permission: permission ?? '' };
    return {
      message: { key: `error.${code}.message`, values },
      remedy: { key: `error.${code}.remedy`, values },
    };
  }
  return {
    message: problem.message ? { text: problem.message } : { key: 'error.unknown', values: { code } },
    remedy: problem.remedy ? { text: problem.remedy } : null,
  };
}

function withPermission(problem: Problem): { code: string; permission?: string } {
  const fromCode = parseCode(problem.code);
  const permission =
    problem.permission ?? fromCode?.permission ?? parseCode(problem.message ?? '')?.permission;
  return { code: fromCode?.code ?? problem.code, ...(permission ? { permission } : {}) };
}
