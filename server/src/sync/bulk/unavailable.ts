import type { MessageCode } from '../../messages';

/** Why bulk operations cannot do it, so that paging must. */
export class BulkUnavailableError extends Error {
  override readonly name = 'BulkUnavailableError';

  constructor(
    readonly code: MessageCode,
    message: string
  ) {
    super(message);
  }
}
