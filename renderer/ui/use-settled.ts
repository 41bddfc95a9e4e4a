import { useCallback, useEffect, useRef, useState } from 'react';

/** A value once it has rested for some milliseconds, and what has it settle at once as it is. */
export function useSettling<T>(value: T, restMs: number): readonly [settled: T, settle: () => void] {
  const [settled, setSettled] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return [settled, useCallback(() => setSettled(latest.current), [])];
}

/** A value once it has rested for some milliseconds, so that nothing is asked at every key. */
export const useSettled = <T>(value: T, restMs: number): T => useSettling(value, restMs)[0];
