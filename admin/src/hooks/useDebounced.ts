import { useEffect, useState } from 'react';

/**
 * A value as it was when it last stood still.
 * @param value - what changes while somebody types
 * @param pause - for how long it has to stand still, in milliseconds
 */
export function useDebounced<T>(value: T, pause: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
