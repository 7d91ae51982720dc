export { waitFor } from '../../../playground/scripts/support/wait';
