import { useSyncExternalStore } from 'react';

export const COVERAGE_VIEWS = ['list', 'matrix', 'provisions', 'picture'] as const;
/** How recommendations and what answers them are looked at. */
export type CoverageView = (typeof COVERAGE_VIEWS)[number];

let shownView: CoverageView = 'list';
const listeners = new Set<() => void>();

/** Shows another view, now and when the room is come back to. */
export function showCoverage(view: CoverageView): void {
  shownView = view;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The view that is shown: whoever goes to an amendment and comes back finds the page that was left. */
export const useCoverageView = (): CoverageView => useSyncExternalStore(subscribe, () => shownView);
