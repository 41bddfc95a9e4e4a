import type { Stance } from '../evidence/records.ts';
import type { StanceCounts } from './calls.ts';

const STANCE_VERBS: readonly (readonly [Stance | 'none', string, string])[] = [
  ['supports', 'supports', 'support'],
  ['opposes', 'opposes', 'oppose'],
  ['mixed', 'is mixed', 'are mixed'],
  ['neutral', 'is neutral', 'are neutral'],
  ['none', 'has no stance', 'have no stance'],
];

/** The numbers of excerpts by stance: "8 support, 1 opposes". '' if all are 0. */
export const stanceCountsWords = (stances: StanceCounts): string =>
  STANCE_VERBS.flatMap(([stance, one, many]) => {
    const number = stances[stance];
    return number > 0 ? [`${number} ${number === 1 ? one : many}`] : [];
  }).join(', ');
