import type { Maker } from './changes.ts';
import type { ReturnedRun } from './returned-lines.ts';
import type { Hand } from './word-document.ts';

/** Who changed any of some words. */
export const changedBy = (runs: readonly ReturnedRun[]): Hand | null => runs.find(({ by }) => by)?.by ?? null;

/** A tracked change is its hand's; what nobody tracked is nobody's. */
export const makerOf = (hand: Hand | null): Maker =>
  hand ? { how: 'tracked', by: hand } : { how: 'untracked' };
