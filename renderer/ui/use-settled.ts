import { useCallback, useEffect, useRef, useState } from 'react';

/** A value once it has rested for some milliseconds, and what has it settle at once as it is. */
export function useSettling<T>(value: T, rest: number): readonly [settled: T, settle: () => void] {
  const [settled, setSettled] = useState(value);
  const latest = useRef(value);
  latest.current = value;
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), rest);
    return () => clearTimeout(timer);
  }, [value, rest]);
  return [settled, useCallback(() => setSettled(latest.current), [])];
}

/** A value once it has rested for some milliseconds, so that nothing is asked at every key. */
export const useSettled = <T>(value: T, rest: number): T => useSettling(value, rest)[0];
