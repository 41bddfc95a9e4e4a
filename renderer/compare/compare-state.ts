import { keptChoices } from '../state/kept-choices.ts';
import type { CompareState } from './compared.tsx';
import { FIRST } from './source-choice.ts';

/** How the room was left, by the review's id. */
export const compareChoices = keptChoices<CompareState>({
  pair: FIRST,
  layout: 'inline',
  hidden: new Set(),
  only: false,
});

/** Has the room show, when it is next entered, what came between a moment of the ledger and now. */
export function compareWithNow(id: string, seq: number): void {
  const then = { which: 'moment', at: seq, ids: [], file: null };
  compareChoices.leave(id, { ...compareChoices.of(id), pair: [then, FIRST[1]] });
}
