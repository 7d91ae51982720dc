export { waitFor, WaitTimeoutError, type WaitOptions } from '../../../playground/scripts/support/wait';
