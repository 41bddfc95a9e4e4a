import { useSyncExternalStore } from 'react';

export const COVERAGE_VIEWS = ['list', 'matrix', 'provisions', 'picture'] as const;
/** The views of the Recommendations room. */
export type CoverageView = (typeof COVERAGE_VIEWS)[number];

let shownView: CoverageView = 'list';
const listeners = new Set<() => void>();

/** Selects a view, which is kept when the room is left. */
export function showCoverage(view: CoverageView): void {
  shownView = view;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The selected view. It is module state, so that returning to the room shows the same view. */
export const useCoverageView = (): CoverageView => useSyncExternalStore(subscribe, () => shownView);
