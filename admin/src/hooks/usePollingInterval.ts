import { useDocumentVisible } from './useDocumentVisible';

/**
 * The interval at which to ask again, as RTK Query takes it.
 * @param isMoving - whether there is anything to wait for
 * @param milliseconds - the time between two looks
 * @returns 0 (never) where nothing moves or the tab can't be seen
 */
export function usePollingInterval(isMoving: boolean, milliseconds: number): number {
  const visible = useDocumentVisible();
  return visible && isMoving ? milliseconds : 0;
}
