import { useNotification } from '@strapi/strapi/admin';

import { useReplayEventsMutation } from '../../api/events';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';

import type { ReplayRequest } from '../../api/events';

/** The function that puts events back to work and tells how many, or why not; it gives whether it succeeded. */
export function useReplay(): { replay: (request: ReplayRequest) => Promise<boolean>; isReplaying: boolean } {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const [send, { isLoading }] = useReplayEventsMutation();

  const replay = async (request: ReplayRequest) => {
    const answer = await send(request);
    if ('error' in answer) {
      notifyProblem(answer.error);
      return false;
    }
    toggleNotification({
      type: 'success',
      message: translate('queue.replayed', { count: answer.data.replayed }),
    });
    return true;
  };
  return { replay, isReplaying: isLoading };
}
