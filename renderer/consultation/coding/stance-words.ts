import { STANCES, type Stance } from '../../../core/evidence/records.ts';

/** A stance, or 'unsaid' if none was given. */
export type GivenStance = Stance | 'unsaid';
export const GIVEN_STANCES: readonly GivenStance[] = [...STANCES, 'unsaid'];

const WORDS: Readonly<Record<GivenStance, string>> = {
  supports: 'supports',
  opposes: 'opposes',
  mixed: 'mixed',
  neutral: 'neutral',
  unsaid: 'no stance',
};

/** A stance in one word, for lists, charts and screen readers. */
export const stanceWords = (stance: GivenStance | null): string => WORDS[stance ?? 'unsaid'];

/** A stance as one character, where there is no space for the word. */
export const STANCE_SIGNS: Readonly<Record<GivenStance, string>> = {
  supports: '+',
  opposes: '−',
  mixed: '±',
  neutral: '=',
  unsaid: '·',
};
