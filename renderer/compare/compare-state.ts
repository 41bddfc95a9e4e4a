import { keptChoices } from '../state/window/kept-choices.ts';
import type { CompareState } from './compared.tsx';
import { FIRST } from './source-choice.ts';

/** The state in which the room was left, by review id. */
export const compareChoices = keptChoices<CompareState>({
  pair: FIRST,
  layout: 'inline',
  hidden: new Set(),
  only: false,
});

/** Makes the room compare two imported versions of an Act. */
export function compareHeld(review: string, act: string, versions: readonly [string, string]): void {
  const chosen = (version: string) => ({ source: `act ${act} ${version}`, at: null, ids: [], file: null });
  const [before, after] = versions;
  compareChoices.leave(review, { ...compareChoices.of(review), pair: [chosen(before), chosen(after)] });
}

/** Makes the room compare a moment of the ledger with the current draft. */
export function compareWithNow(id: string, seq: number): void {
  const moment = { source: 'moment', at: seq, ids: [], file: null };
  compareChoices.leave(id, { ...compareChoices.of(id), pair: [moment, FIRST[1]] });
}
