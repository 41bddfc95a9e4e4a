import { STANCES, type Stance } from '../../../core/evidence/records.ts';

/** A stance, or that none was said. */
export type GivenStance = Stance | 'unsaid';
export const GIVEN_STANCES: readonly GivenStance[] = [...STANCES, 'unsaid'];

const WORDS: Readonly<Record<GivenStance, string>> = {
  supports: 'supports',
  opposes: 'opposes',
  mixed: 'mixed',
  neutral: 'neutral',
  unsaid: 'no stance',
};

/** A stance in a word, for lists, charts and a screen reader alike. */
export const stanceWords = (stance: GivenStance | null): string => WORDS[stance ?? 'unsaid'];

/** A stance as one sign, where there is no room for the word. */
export const STANCE_SIGNS: Readonly<Record<GivenStance, string>> = {
  supports: '+',
  opposes: '−',
  mixed: '±',
  neutral: '=',
  unsaid: '·',
};
