import { useMemo } from 'react';

/** A plain value, the same one as long as it says the same: for what is costly to draw and seldom changes. */
export function useSame<T>(value: T): T {
  const said = JSON.stringify(value);
  return useMemo(() => JSON.parse(said) as T, [said]);
}
