import type { Location } from '../syntax.ts';
import { type Cursor, peek } from './cursor.ts';
import { enter, type Sentence, type State } from './reading-state.ts';
import { title } from './titles.ts';

const INSTRUMENTS = /^(?:act|order|regulations|rules|code|measure|scheme)$/;
const UNITS =
  /^(?:sections?|subsections?|(?:sub-)?paragraphs?|schedules?|parts?|chapters?|articles?|regulations?)$/;

/**
 * The Acts that a stretch of words names; where it names a place and no Act, that which it stands under, or none that is
 * known.
 */
function actsIn(state: State, first: number, end: number): readonly Location[] {
  const { c } = state;
  const back = c.at;
  const acts: Location[] = [];
  let hasUnit = false;
  for (let at = first; at < end; at++) {
    const token = c.tokens[at];
    if (!token) break;
    hasUnit ||= UNITS.test(token.low);
    const isThat =
      (token.low === 'that' || token.low === 'those') && INSTRUMENTS.test(c.tokens[at + 1]?.low ?? '');
    const [said = []] = isThat ? enter(state, [[]], [{ type: 'anaphor', unit: 'Act' }]) : [];
    if (isThat) acts.push(said[0]?.type === 'act' ? said.slice(0, 1) : (state.memory.mentioned ?? said));
    if (token.low !== 'the' && c.tokens[at - 1]?.kind === 'word') continue;
    c.at = at;
    const named = title(c);
    if (named) acts.push([{ type: 'act', title: named }]);
  }
  c.at = back;
  const [under] = state.places[0] ?? [];
  if (acts.length > 0) return acts;
  return hasUnit ? [under?.type === 'act' ? [under] : []] : [];
}

/** Notes what words were read as, from a token on. */
export function note(state: State, first: number, as: Sentence['type'] | 'done'): void {
  // What says that more follows is a promise of its own, though it goes on from an instruction.
  if ((as === 'opens' || as === 'elsewhere') && state.account?.as.has('done')) endSentence(state);
  state.account ??= { first, as: new Set() };
  state.account.as.add(as);
}

/** Ends a sentence: one that made no instruction is kept, with what it says. */
export function endSentence(state: State, hasList = false): void {
  const { account, c } = state;
  state.account = null;
  if (!account || account.as.has('done')) return;
  const { first, as } = account;
  const type = (['opens', 'elsewhere', 'lost', 'says', 'leads'] as const).find((one) => as.has(one));
  if (!type) return;
  const memory = state.memory;
  const acts = actsIn(state, first, c.at);
  state.memory = { ...memory, mentioned: acts.at(-1) ?? memory.mentioned };
  const from = c.tokens[first]?.from ?? 0;
  const to = lastWordOf(c, first) ?? from;
  const places = type === 'opens' ? (state.opens?.places ?? state.places) : [];
  state.sentences.push({ type, from, to, hasList, acts, places });
}

/** Where the last word before the cursor ends, the stop after it left out. */
function lastWordOf(c: Cursor, first: number): number | undefined {
  for (let at = c.at - 1; at >= first; at--) {
    const token = c.tokens[at];
    if (token && token.kind !== 'list' && token.kind !== 'block' && token.text !== '.') return token.to;
  }
  return peek(c)?.from;
}
