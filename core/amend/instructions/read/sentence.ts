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
import type { KnownLocation, Memory } from './finish.ts';
import { listed } from './frames.ts';
import { locations } from './locations.ts';
import { gerund, operation } from './operations.ts';
import { type Frame, omitting, type Read } from './operations-for.ts';
import { gone, passive, said } from './passive.ts';
import { emit, enter, type ReadProvision, type State } from './reading-state.ts';
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
    if (!named || !phrase(c, 'is amended by', 'are amended by', 'shall be amended by')) return null;
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
  { places, frame: under, condition: above }: Under,
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
    below: null,
    listsPlaces: false,
    follows: null,
  };
  let framed = under;
  while (!atEnd(c)) {
    skipSeparators(c);
    if (atEnd(c)) break;
    const start = c.at;
    if (mark(c, '.')) {
      state.places = state.opens?.places ?? places;
      state.condition = above;
      state.follows = null;
      continue;
    }
    if (peek(c)?.kind === 'list') {
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
    if (purpose(c) || condition(state) || contextBelow(state) || context(state)) continue;
    if (opener(state) || following(state) || imperative(state) || amends(state)) continue;
    if (framed && listed(state, framed)) continue;
    if (amendedBy(state, start)) continue;
    const read = operation(c) ?? passive(c);
    if (read) {
      emit(state, start, read);
      continue;
    }
    c.at = start;
    unread(state, start);
    dash(c);
  }
  if (under) unlisted(state, under);
  if (under && state.items.length === 0 && !state.frame) framed = under;
  else framed = state.frame;
  return {
    items: state.items,
    inside: state.below ?? state.places,
    ...(state.opens ? { opens: state.opens } : {}),
    ...(framed ? { frame: framed } : {}),
    ...(state.condition ? { condition: state.condition } : {}),
    memory: state.memory,
  };
}
