/** Something that was asked of the control API does not exist or cannot be done. */
export class ControlError extends Error {
  override name = 'ControlError';
  /** Its message may be shown. */
  readonly expose = true;

  /** @param status the HTTP status that says so. */
  constructor(
    message: string,
    readonly status = 404
  ) {
    super(message);
  }
}
