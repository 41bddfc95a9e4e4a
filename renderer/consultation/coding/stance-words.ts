import { STANCES, type Stance } from '../../../core/evidence/records.ts';

/** A stance, or that none was said. */
export type Said = Stance | 'unsaid';
export const SAID: readonly Said[] = [...STANCES, 'unsaid'];

const WORDS: Readonly<Record<Said, string>> = {
  supports: 'supports',
  opposes: 'opposes',
  mixed: 'mixed',
  neutral: 'neutral',
  unsaid: 'no stance said',
};

/** A stance in a word, for lists, charts and a screen reader alike. */
export const stanceWords = (stance: Said | null): string => WORDS[stance ?? 'unsaid'];

/** A stance as one sign, where there is no room for the word. */
export const STANCE_SIGNS: Readonly<Record<Said, string>> = {
  supports: '+',
  opposes: '−',
  mixed: '±',
  neutral: '=',
  unsaid: '·',
};
