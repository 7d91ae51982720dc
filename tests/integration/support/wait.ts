import {
  waitFor as wait,
  WaitTimeoutError,
  type WaitOptions,
} from '../../../playground/scripts/support/wait';

/** What is left of patience after a wait in vain, in milliseconds. */
const MS_IMPATIENT = 10_000;

let isInVain = false;

/** The same, with less time once a wait of this test file was in vain: those that follow often are too, and there may be many. */
export const waitFor: typeof wait = async (look, options: WaitOptions = {}) => {
  try {
    return await wait(look, isInVain ? { ...options, timeoutMs: MS_IMPATIENT } : options);
  } catch (error) {
    isInVain ||= error instanceof WaitTimeoutError;
    throw error;
  }
};
