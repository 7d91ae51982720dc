/**
 * A signal that is raised after so many milliseconds, even where only other signals follow it: Node.js collects one that
 * nobody listens to, and what follows it is then never raised (https://github.com/nodejs/node/issues/57736).
 */
export const timeoutSignal = (milliseconds: number): AbortSignal => {
  const signal = AbortSignal.timeout(milliseconds);
  signal.addEventListener('abort', () => undefined, { once: true });
  return signal;
};
