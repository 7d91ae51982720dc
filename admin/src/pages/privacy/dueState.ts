import type { PrivacyRequest } from '../../../../shared/contracts';
import type { PillTone } from '../../components/pillTone';

/** How urgent a request is. */
export type DueState = 'done' | 'open' | 'soon' | 'overdue';

/** The colour of each. */
export const DUE_TONES: Record<DueState, PillTone> = {
  done: 'success',
  open: 'secondary',
  soon: 'warning',
  overdue: 'danger',
};

/** From this much time before it is due on, a request is to be hurried with. */
const SOON = 7 * 24 * 60 * 60 * 1000;

/**
 * How urgent a request is.
 * @param request - the request
 * @param now - the present, in milliseconds since the epoch
 */
export function dueState({ status, dueAt }: PrivacyRequest, now: number): DueState {
  if (status === 'done') {
    return 'done';
  }
  const left = Date.parse(dueAt) - now;
  if (left < 0) {
    return 'overdue';
  }
  return left < SOON ? 'soon' : 'open';
}
