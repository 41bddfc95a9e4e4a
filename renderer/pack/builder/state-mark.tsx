import { CircleDashed, Cog, PenLine, TriangleAlert, UserPen } from 'lucide-react';
import type { TextState } from '../../../core/pack/parts.ts';

const STATES = {
  computed: {
    icon: Cog,
    words: 'Automatic',
    means: 'Keeling writes this from the draft and keeps it up to date.',
  },
  written: { icon: PenLine, words: 'Written', means: 'A person wrote this.' },
  edited: { icon: UserPen, words: 'Edited', means: 'A person replaced the automatic text.' },
  'out-of-step': {
    icon: TriangleAlert,
    words: 'Not up to date',
    means: 'A person wrote this, and the draft has changed since.',
  },
  'not-written': { icon: CircleDashed, words: 'Not written yet', means: 'Somebody needs to write this.' },
} as const;

export const stateWords = (state: TextState): string => STATES[state].words;

/** The origin of a text, as an icon and words. */
export function StateMark({ state }: { readonly state: TextState }) {
  const { icon: Icon, words, means } = STATES[state];
  return (
    <span className={`paper-state ${state}`} title={means}>
      <Icon aria-hidden="true" />
      {words}
    </span>
  );
}
