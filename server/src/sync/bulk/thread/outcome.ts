import { SpillError } from '../../../shopify/bulk';
import { ShopifyError, type ShopifyErrorCode } from '../../../shopify/errors';

/** What a task of the thread came to. An error that crosses threads loses its class and its fields. */
export type Outcome<T> =
  | { value: T }
  | { failed: { code: ShopifyErrorCode; message: string; details: Readonly<Record<string, unknown>> } }
  | { unusable: string };

/** Does a task and tells how it ended. @throws what is none of the failures that are expected. */
export const outcomeOf = async <T>(task: () => Promise<T>): Promise<Outcome<T>> => {
  try {
    return { value: await task() };
  } catch (error) {
    if (error instanceof SpillError) return { unusable: error.reason };
    if (!(error instanceof ShopifyError)) throw error;
    const { code, message, details } = error;
    return { failed: { code, message, details } };
  }
};

/** What a task came to, on the other side. @throws ShopifyError, SpillError as the task did. */
export const valueOf = <T>(outcome: Outcome<T>): T => {
  if ('unusable' in outcome) throw new SpillError(outcome.unusable);
  if ('failed' in outcome) throw new ShopifyError(outcome.failed.code, outcome.failed);
  return outcome.value;
};
