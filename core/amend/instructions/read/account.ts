import { ASIDE_KINDS, type AsideKind, type Location } from '../syntax.ts';
import type { Cursor } from './cursor.ts';
import type { KnownLocation } from './finish.ts';
import { enter, type Part, type ReadAs, type Sentence, type State } from './reading-state.ts';
import { takeTitle } from './titles.ts';

const INSTRUMENTS = /^(?:act|order|regulations|rules|code|measure|scheme)$/;
const UNITS =
  /^(?:sections?|subsections?|(?:sub-)?paragraphs?|schedules?|parts?|chapters?|articles?|regulations?)$/;

/**
 * The Acts that a range of tokens names. Where it names a place without an Act, this is the Act that the sentence is under,
 * or an empty location if that is unknown.
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
    const [antecedent = []] = isThat ? enter(state, [[]], [{ type: 'anaphor', unit: 'Act' }]) : [];
    if (isThat)
      acts.push(
        antecedent[0]?.type === 'act' ? antecedent.slice(0, 1) : (state.memory.mentioned ?? antecedent),
      );
    if (token.low !== 'the' && c.tokens[at - 1]?.kind === 'word') continue;
    c.at = at;
    const actTitle = takeTitle(c);
    if (actTitle) acts.push([{ type: 'act', title: actTitle }]);
  }
  c.at = back;
  const [under] = state.places[0] ?? [];
  if (acts.length > 0) return acts;
  return hasUnit ? [under?.type === 'act' ? [under] : []] : [];
}

/** Whether a reading is one of the kinds that amend nothing. */
export const isAside = (as: string): as is AsideKind => (ASIDE_KINDS as readonly string[]).includes(as);

/** Records how the words up to the cursor were read. A conjunction before them belongs to them. */
export function claim(state: State, start: number, as: ReadAs): void {
  const { claims } = state;
  // Words that announce more amendments are a sentence of their own, even where they continue an instruction.
  if (as === 'opens' && claims.some((one) => one.as === 'done')) endSentence(state, false, start);
  state.claims.push({ end: state.c.at, as });
}

/** Statements whose Act later words may be about, too. */
const ABOUT: ReadonlySet<ReadAs> = new Set<ReadAs>(['application', 'modification', 'elsewhere']);

const TYPES_BY_PRECEDENCE = ['done', 'opens', 'lost'] as const;

function typeOf({ claims, isUnderOpening }: State, hasList: boolean): Sentence['type'] {
  const type = TYPES_BY_PRECEDENCE.find((one) => claims.some(({ as }) => as === one));
  if (type) return type;
  const isCase = !hasList && !isUnderOpening && claims.every(({ as }) => as === 'case');
  return isCase || claims.some(({ as }) => isAside(as)) ? 'aside' : 'leads';
}

/** The parts of a sentence, which cover each of its words once. */
function partsOf(
  { c: { tokens }, sentenceStart, claims }: State,
  end: number,
  type: Sentence['type'],
): readonly Part[] {
  const aside = claims.map(({ as }) => as).find(isAside) ?? (type === 'aside' ? 'law' : undefined);
  let from = tokens[sentenceStart]?.from ?? 0;
  return claims.map(({ end: own, as }, at) => {
    const to = tokens[(at === claims.length - 1 ? end : own) - 1]?.to ?? from;
    // In a statement that amends nothing, words about a place or a case belong to the statement.
    const part = { from, to, as: type === 'aside' && aside ? aside : as };
    from = to;
    return part;
  });
}

/** The index after the last word of a sentence, without its full stop. */
function indexAfterWords({ tokens }: Cursor, first: number, end: number): number {
  for (let at = end; at > first; at--) {
    const token = tokens[at - 1];
    if (token && token.kind !== 'list' && token.kind !== 'block' && token.text !== '.') return at;
  }
  return end;
}

/** Ends a sentence before a token, and stores it with the readings of its words. */
export function endSentence(state: State, hasList = false, before = state.c.at): void {
  const { sentenceStart, c } = state;
  const end = indexAfterWords(c, sentenceStart, before);
  const isSaid = c.tokens.slice(sentenceStart, end).some(({ kind }) => kind !== 'mark' && kind !== 'list');
  // A conjunction by itself, such as "and" between two paragraphs, is read like the words around it.
  if (isSaid && state.claims.length === 0)
    state.claims.push({ end, as: state.isUnderOpening ? 'leads' : 'law' });
  state.sentenceStart = before;
  const { claims } = state;
  if (claims.length === 0) return;
  const isOfList =
    hasList ||
    claims.some(({ as }) => as === 'closes') ||
    c.tokens.slice(sentenceStart, before).some(({ kind }) => kind === 'list');
  const type = typeOf(state, isOfList);
  const parts = partsOf({ ...state, sentenceStart }, end, type);
  state.claims = [];
  const acts = type === 'done' ? [] : actsIn(state, sentenceStart, end);
  const first = acts.find(([act]) => act?.type === 'act');
  const isAbout = type !== 'aside' || parts.some(({ as }) => ABOUT.has(as));
  state.memory = {
    ...state.memory,
    mentioned: acts.at(-1) ?? state.memory.mentioned,
    act: (isAbout ? first : undefined) ?? state.memory.act,
  };
  const places: readonly KnownLocation[] =
    type === 'opens' ? (state.opens?.places ?? state.places) : type === 'lost' ? state.places : [];
  state.sentences.push({
    type,
    parts,
    hasList: isOfList,
    acts,
    places,
    ...(type === 'lost' && state.unreadOpening ? { reason: state.unreadOpening.reason } : {}),
  });
}
