import { namesAct } from '../names-act.ts';
import type { Locus } from '../syntax.ts';
import { endSentence, note } from './account.ts';
import { withBesideIt } from './beside-it.ts';
import {
  amends,
  condition,
  context,
  contextBelow,
  following,
  imperative,
  opener,
  purpose,
} from './context.ts';
import { atEnd, attempt, type Cursor, dash, mark, peek, phrase, sees, word } from './cursor.ts';
import { emit } from './emit.ts';
import type { KnownLocation, Memory } from './finish.ts';
import { listed } from './frames.ts';
import { endsHere, opensWhatFollows, qualify } from './goes-on.ts';
import { locations } from './locations.ts';
import { BE } from './matter.ts';
import { gerund, operation } from './operations.ts';
import { type Frame, omitting, type Read } from './operations-for.ts';
import { gone, passive, said } from './passive.ts';
import { enter, goesOn, type Lost, type ReadPart, type ReadProvision, type State } from './reading-state.ts';
import { unread } from './unread.ts';

function skipSeparators(c: Cursor): void {
  for (;;) {
    const token = peek(c);
    if (token?.kind === 'mark' && /^(?:[,;:]|[—–-]+)$/.test(token.text)) c.at++;
    else if (sees(c, 'and', 'then', 'or') && !atEnd(c)) c.at++;
    else return;
  }
}

/** What a provision's words are read under: where they stand, and what those above them say of them. */
export interface Under {
  readonly places: readonly KnownLocation[];
  readonly frame?: Frame | undefined;
  readonly condition?: string | undefined;
  /** They stand in a list whose opening could not be read, or after a sentence that opens what follows it. */
  readonly lost?: (Lost & { readonly isAbove: boolean }) | undefined;
}

const QUOTED = 120;

/** The words of an opening, as a reason quotes them. */
const short = (words: string): string =>
  words.length > QUOTED ? `${words.slice(0, QUOTED).replace(/\s+\S*$/, '')} …` : words;

/** Units that are parts of a section or a paragraph of a Schedule: which of those, only the opening could have said. */
const isPart = (step: Locus | undefined): boolean =>
  step?.type === 'unit' && /^(?:subsection|paragraph|sub-|entry|item|step|point)/.test(step.unit);

const stepsOf = (place: KnownLocation): KnownLocation => (place[0]?.type === 'act' ? place.slice(1) : place);

/** Whether something is in a provision that those before it are in: it may be in the one that could not be read. */
const isInSame = (context: KnownLocation, places: readonly KnownLocation[]): boolean =>
  places.some((place) => {
    const [steps, inside] = [stepsOf(place), stepsOf(context)];
    return steps.length > 0 && steps.every((step, at) => JSON.stringify(step) === JSON.stringify(inside[at]));
  });

/** Items of a list whose opening could not be read: none is done, whatever it says of where. */
function unplaced(
  items: readonly ReadPart[],
  lost: NonNullable<Under['lost']>,
  places: readonly KnownLocation[],
): readonly ReadPart[] {
  return items.map((item) => {
    const [first, second] = item.context;
    const isActNamed = first?.type === 'act' && first.title !== '';
    const isNamed =
      item.context.length === 0
        ? item.read && namesAct(item.operation)
        : !isPart(isActNamed ? second : first);
    const isWhole = isNamed && !isInSame(item.context, places);
    const isPlaced = !lost.isAbove && isWhole;
    if (!item.read || isPlaced) return item;
    const { from, to, context } = item;
    const reason = `It is in a list whose opening words could not be read: “${short(lost.words)}”`;
    return { read: false, from, to, context: isActNamed ? context : [...lost.act, ...context], reason };
  });
}

/** An item of a list that names nothing that can be read is reported: it is one of the places or targets. */
function unlisted(state: State, frame: Frame): void {
  const { c } = state;
  const hasItems = c.tokens.some(({ kind }) => kind === 'list');
  if (state.items.length > 0 || hasItems || state.frame || !/[\p{L}\p{N}]/u.test(c.text)) return;
  const what = frame.lists === 'places' ? 'place' : frame.lists === 'entries' ? 'entry' : 'provision';
  const reason = `This item of a list names no ${what} that could be read`;
  state.items.push({ read: false, from: 0, to: c.text.length, context: state.places[0] ?? [], reason });
}

/** "Section 8 is amended by substituting “x” for “y” and by omitting “z”": nothing but that, to the stop. */
function amendedBy(state: State, start: number): boolean {
  const { c, memory } = state;
  const found = attempt(c, () => {
    const named = locations(c);
    if (!named || !phrase(c, ...BE)) return null;
    word(c, 'hereby', 'further', 'also', 'accordingly');
    if (!phrase(c, 'amended by')) return null;
    const places = named.flatMap((one) => enter(state, state.places, one));
    const reads: Read[] = [];
    for (let read = gerund(c); read; read = gerund(c)) {
      if (read.frame) return null;
      reads.push(read);
      mark(c, ',');
      word(c, 'and');
      word(c, 'by');
    }
    const isWhole = reads.length > 0 && (atEnd(c) || /^[.;]$/.test(peek(c)?.text ?? ''));
    return isWhole ? { places, reads } : null;
  });
  if (!found) {
    state.memory = memory;
    return false;
  }
  const before = state.places;
  state.places = found.places;
  for (const read of found.reads) emit(state, start, read);
  state.places = before;
  return true;
}

/** Reads the words of one provision. */
export function readSentence(
  c: Cursor,
  { places, frame: under, condition: above, lost }: Under,
  memory: Memory,
): ReadProvision {
  const state: State = {
    c,
    memory,
    places,
    condition: above,
    items: [],
    opens: undefined,
    frame: undefined,
    lost: null,
    below: null,
    closing: null,
    listsPlaces: false,
    isLed: false,
    follows: null,
    account: null,
    sentences: [],
  };
  let framed = under;
  while (!atEnd(c)) {
    skipSeparators(c);
    if (atEnd(c)) break;
    const start = c.at;
    if (mark(c, '.')) {
      endSentence(state);
      state.places = state.opens?.places ?? places;
      state.condition = above;
      state.isLed = false;
      state.follows = null;
      continue;
    }
    if (peek(c)?.kind === 'list') {
      endSentence(state, true);
      c.at++;
      state.below ??= state.places;
      const how = gone(c);
      if (how)
        state.frame = {
          operationsFor: (all) => omitting(said(all, how === 'cease' ? 'ceases to have effect' : null)),
          lists: 'targets',
        };
      continue;
    }
    if (purpose(c) || condition(state)) {
      if (state.condition && !opensWhatFollows(state, start)) qualify(state, state.condition);
      note(state, start, 'says');
      continue;
    }
    if (contextBelow(state) || context(state)) {
      if (goesOn(state, start) && endsHere(c)) unread(state, start);
      state.isLed = true;
      note(state, start, 'leads');
      continue;
    }
    const { opens, items } = state;
    const count = items.length;
    if (opener(state) || following(state) || imperative(state) || amends(state)) {
      note(state, start, state.opens === opens ? 'elsewhere' : 'opens');
      continue;
    }
    if ((framed && listed(state, framed)) || amendedBy(state, start)) {
      note(state, start, 'done');
      continue;
    }
    const read = operation(c) ?? passive(c);
    if (read) {
      note(state, start, 'done');
      emit(state, start, withBesideIt(c, read));
      continue;
    }
    c.at = start;
    unread(state, start);
    const isItem = state.items !== items || state.items.length > count;
    note(state, start, isItem ? 'done' : state.lost ? 'lost' : 'says');
    dash(c);
  }
  endSentence(state);
  if (under) unlisted(state, under);
  if (under && state.items.length === 0 && !state.frame) framed = under;
  else framed = state.frame;
  return {
    items: lost ? unplaced(state.items, lost, places) : state.items,
    ...(state.lost ? { lost: state.lost } : {}),
    inside: state.below ?? state.places,
    ...(state.opens ? { opens: state.opens } : {}),
    ...(framed ? { frame: framed } : {}),
    ...(state.condition ? { condition: state.condition } : {}),
    ...(state.closing ? { closing: state.closing } : {}),
    sentences: state.sentences,
    memory: state.memory,
  };
}
