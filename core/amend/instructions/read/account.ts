import { ASIDE_KINDS, type AsideKind, type Location } from '../syntax.ts';
import type { Cursor } from './cursor.ts';
import type { ResolvedLocation } from './finish.ts';
import {
  enterLocation,
  type ReadingKind,
  type ReadingState,
  type Sentence,
  type SentencePart,
} from './reading-state.ts';
import { takeTitle } from './titles.ts';

const INSTRUMENTS = /^(?:act|order|regulations|rules|code|measure|scheme)$/;
const UNITS =
  /^(?:sections?|subsections?|(?:sub-)?paragraphs?|schedules?|parts?|chapters?|articles?|regulations?)$/;

/**
 * The Acts that a range of tokens names. Where it names a place without an Act, this is the Act that the sentence is under,
 * or an empty location if that is unknown.
 */
function actsIn(state: ReadingState, first: number, end: number): readonly Location[] {
  const { cursor } = state;
  const startToken = cursor.at;
  const acts: Location[] = [];
  let hasUnit = false;
  for (let at = first; at < end; at++) {
    const token = cursor.tokens[at];
    if (!token) break;
    hasUnit ||= UNITS.test(token.low);
    const isAnaphor =
      (token.low === 'that' || token.low === 'those') && INSTRUMENTS.test(cursor.tokens[at + 1]?.low ?? '');
    const [antecedent = []] = isAnaphor ? enterLocation(state, [[]], [{ type: 'anaphor', unit: 'Act' }]) : [];
    if (isAnaphor)
      acts.push(
        antecedent[0]?.type === 'act' ? antecedent.slice(0, 1) : (state.memory.mentionedAct ?? antecedent),
      );
    if (token.low !== 'the' && cursor.tokens[at - 1]?.kind === 'word') continue;
    cursor.at = at;
    const actTitle = takeTitle(cursor);
    if (actTitle) acts.push([{ type: 'act', title: actTitle }]);
  }
  cursor.at = startToken;
  const [placeAct] = state.places[0] ?? [];
  if (acts.length > 0) return acts;
  return hasUnit ? [placeAct?.type === 'act' ? [placeAct] : []] : [];
}

/** Whether a reading is one of the kinds that amend nothing. */
export const isAside = (as: string): as is AsideKind => (ASIDE_KINDS as readonly string[]).includes(as);

/** Records how the words up to the cursor were read. A conjunction before them belongs to them. */
export function recordReadRange(state: ReadingState, start: number, kind: ReadingKind): void {
  const { readRanges } = state;
  // Words that announce more amendments are a sentence of their own, even where they continue an instruction.
  if (kind === 'opening' && readRanges.some((one) => one.kind === 'instructionOrRefusal'))
    endSentence(state, false, start);
  state.readRanges.push({ end: state.cursor.at, kind });
}

/** Statements whose Act later words may be about, too. */
const KINDS_ABOUT_AN_ACT: ReadonlySet<ReadingKind> = new Set<ReadingKind>([
  'application',
  'modification',
  'elsewhere',
]);

const TYPES_BY_PRECEDENCE = ['instructionOrRefusal', 'opening', 'unreadOpening'] as const;

function sentenceTypeOf({ readRanges, isUnderOpening }: ReadingState, hasList: boolean): Sentence['type'] {
  const type = TYPES_BY_PRECEDENCE.find((one) => readRanges.some(({ kind }) => kind === one));
  if (type) return type;
  const isCase = !hasList && !isUnderOpening && readRanges.every(({ kind }) => kind === 'condition');
  return isCase || readRanges.some(({ kind }) => isAside(kind)) ? 'aside' : 'leadIn';
}

/** The parts of a sentence, which cover each of its words once. */
function sentencePartsOf(
  { cursor: { tokens }, sentenceStart, readRanges }: ReadingState,
  end: number,
  type: Sentence['type'],
): readonly SentencePart[] {
  const aside = readRanges.map(({ kind }) => kind).find(isAside) ?? (type === 'aside' ? 'law' : undefined);
  let from = tokens[sentenceStart]?.from ?? 0;
  return readRanges.map(({ end: rangeEnd, kind }, at) => {
    const to = tokens[(at === readRanges.length - 1 ? end : rangeEnd) - 1]?.to ?? from;
    // In a statement that amends nothing, words about a place or a case belong to the statement.
    const part = { from, to, kind: type === 'aside' && aside ? aside : kind };
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
export function endSentence(state: ReadingState, hasList = false, endToken = state.cursor.at): void {
  const { sentenceStart, cursor } = state;
  const end = indexAfterWords(cursor, sentenceStart, endToken);
  const hasWords = cursor.tokens
    .slice(sentenceStart, end)
    .some(({ kind }) => kind !== 'mark' && kind !== 'list');
  // A conjunction by itself, such as "and" between two paragraphs, is read like the words around it.
  if (hasWords && state.readRanges.length === 0)
    state.readRanges.push({ end, kind: state.isUnderOpening ? 'leadIn' : 'law' });
  state.sentenceStart = endToken;
  const { readRanges } = state;
  if (readRanges.length === 0) return;
  const belongsToList =
    hasList ||
    readRanges.some(({ kind }) => kind === 'closingWords') ||
    cursor.tokens.slice(sentenceStart, endToken).some(({ kind }) => kind === 'list');
  const type = sentenceTypeOf(state, belongsToList);
  const parts = sentencePartsOf({ ...state, sentenceStart }, end, type);
  state.readRanges = [];
  const namedActs = type === 'instructionOrRefusal' ? [] : actsIn(state, sentenceStart, end);
  const firstAct = namedActs.find(([act]) => act?.type === 'act');
  const isAboutAct = type !== 'aside' || parts.some(({ kind }) => KINDS_ABOUT_AN_ACT.has(kind));
  state.memory = {
    ...state.memory,
    mentionedAct: namedActs.at(-1) ?? state.memory.mentionedAct,
    amendedAct: (isAboutAct ? firstAct : undefined) ?? state.memory.amendedAct,
  };
  const openedPlaces: readonly ResolvedLocation[] =
    type === 'opening'
      ? (state.opening?.places ?? state.places)
      : type === 'unreadOpening'
        ? state.places
        : [];
  state.sentences.push({
    type,
    parts,
    hasList: belongsToList,
    namedActs,
    openedPlaces,
    ...(type === 'unreadOpening' && state.unreadOpening ? { refusal: state.unreadOpening.refusal } : {}),
  });
}
