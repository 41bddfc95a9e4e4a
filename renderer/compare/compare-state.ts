import { FIRST } from './choice.ts';
import type { Left } from './compared.tsx';

const NEW: Left = { pair: FIRST, layout: 'inline', hidden: new Set(), only: false };
const leftAs = new Map<string, Left>();

/** How the room was left, by the review's id. */
export const leftFor = (id: string): Left => leftAs.get(id) ?? NEW;

export function leave(id: string, left: Left): void {
  leftAs.set(id, left);
}

/** Has the room show, when it is next entered, what came between a moment of the ledger and now. */
export function compareWithNow(id: string, seq: number): void {
  const then = { which: 'moment', at: seq, ids: [], file: null };
  leave(id, { ...leftFor(id), pair: [then, FIRST[1]] });
}
