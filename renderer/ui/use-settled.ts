import { useCallback, useEffect, useRef, useState } from 'react';

/** A debounced value, and a function that settles it at once. */
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

/** A debounced value, so that no query runs at every key press. */
export const useDebounced = <T>(value: T, restMs: number): T => useSettling(value, restMs)[0];
