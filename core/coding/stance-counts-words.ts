import type { Stance } from '../evidence/records.ts';
import type { StanceCounts } from './calls.ts';

const STANCE_VERBS: readonly (readonly [Stance | 'none', string, string])[] = [
  ['supports', 'supports', 'support'],
  ['opposes', 'opposes', 'oppose'],
  ['mixed', 'is mixed', 'are mixed'],
  ['neutral', 'is neutral', 'are neutral'],
  ['none', 'has no stance', 'have no stance'],
];

/** How many excerpts take which side: "8 support, 1 opposes"; empty where there is none. */
export const stanceCountsWords = (stances: StanceCounts): string =>
  STANCE_VERBS.flatMap(([stance, one, many]) => {
    const number = stances[stance];
    return number > 0 ? [`${number} ${number === 1 ? one : many}`] : [];
  }).join(', ');
