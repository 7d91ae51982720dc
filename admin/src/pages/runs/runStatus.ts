import type { SyncStatus } from '../../../../shared/contracts';
import type { PillTone } from '../../components/pillTone';

/** The colour of each way that a run can be. */
export const RUN_TONES: Record<SyncStatus, PillTone> = {
  queued: 'secondary',
  running: 'secondary',
  completed: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};
