import { keptChoices } from '../state/window/kept-choices.ts';
import type { CompareState } from './compared.tsx';
import { FIRST } from './source-choice.ts';

/** How the room was left, by the review's id. */
export const compareChoices = keptChoices<CompareState>({
  pair: FIRST,
  layout: 'inline',
  hidden: new Set(),
  only: false,
});

/** Has the room show what is different between two texts of an Act on this computer, by their versions. */
export function compareHeld(review: string, act: string, versions: readonly [string, string]): void {
  const chosen = (version: string) => ({ source: `act ${act} ${version}`, at: null, ids: [], file: null });
  const [before, after] = versions;
  compareChoices.leave(review, { ...compareChoices.of(review), pair: [chosen(before), chosen(after)] });
}

/** Has the room show, when it is next entered, what came between a moment of the ledger and now. */
export function compareWithNow(id: string, seq: number): void {
  const moment = { source: 'moment', at: seq, ids: [], file: null };
  compareChoices.leave(id, { ...compareChoices.of(id), pair: [moment, FIRST[1]] });
}
