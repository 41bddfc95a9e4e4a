import { CircleDashed, Cog, PenLine, TriangleAlert, UserPen } from 'lucide-react';
import type { TextState } from '../../../core/pack/parts.ts';

const STATES = {
  computed: { icon: Cog, words: 'Computed', means: 'It follows from the draft, and keeps in step with it.' },
  written: { icon: PenLine, words: 'Written', means: 'A person wrote it; nothing of it is computed.' },
  edited: { icon: UserPen, words: 'Edited', means: 'A person wrote in the place of what is computed.' },
  'out-of-step': {
    icon: TriangleAlert,
    words: 'Out of step',
    means: 'What a person wrote stays, and what it was written against has changed since.',
  },
  'not-written': { icon: CircleDashed, words: 'Not written yet', means: 'Somebody has to write it.' },
} as const;

export const stateWords = (state: TextState): string => STATES[state].words;

/** How a text came to be, by a sign and in words. */
export function StateMark({ state }: { readonly state: TextState }) {
  const { icon: Icon, words, means } = STATES[state];
  return (
    <span className={`paper-state ${state}`} title={means}>
      <Icon aria-hidden="true" />
      {words}
    </span>
  );
}
