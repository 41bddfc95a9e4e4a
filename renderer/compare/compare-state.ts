import type { CompareState } from './compared.tsx';
import { FIRST } from './source-choice.ts';

const NEW: CompareState = { pair: FIRST, layout: 'inline', hidden: new Set(), only: false };
const leftAs = new Map<string, CompareState>();

/** How the room was left, by the review's id. */
export const compareStateFor = (id: string): CompareState => leftAs.get(id) ?? NEW;

export function leave(id: string, left: CompareState): void {
  leftAs.set(id, left);
}

/** Has the room show, when it is next entered, what came between a moment of the ledger and now. */
export function compareWithNow(id: string, seq: number): void {
  const then = { which: 'moment', at: seq, ids: [], file: null };
  leave(id, { ...compareStateFor(id), pair: [then, FIRST[1]] });
}
