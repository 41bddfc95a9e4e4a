import type { LabelRange, Location, Operation } from '../syntax.ts';
import { atEnd, attempt, type Cursor, dash, mark, peek, phrase, sees, word, wordsBetween } from './cursor.ts';
import { type Memory, type Place, place, type Resolver, remember, settle } from './finish.ts';
import { labelList, unitWord } from './labels.ts';
import { inwards, location, locations } from './locations.ts';
import { aboutWhat, quotedList } from './loci.ts';
import { type Frame, operation, type Read } from './operations.ts';
import { passive } from './passive.ts';
import { type Target, targets } from './targets.ts';

/** What the words of one provision say, before it is known where in the text they stand. */
export interface Said {
  readonly items: readonly SaidItem[];
  /** Where the items below are; several for "in section 5 and in section 6—". */
  readonly inside: readonly Place[];
  /** "The X Act is amended as follows": where the provisions after this one are, or those of them that it names. */
  readonly opens?: {
    readonly places: readonly Place[];
    readonly only: readonly LabelRange[] | null;
    readonly condition?: string;
  };
  readonly frame?: Frame;
  /** What all the items below depend on. */
  readonly condition?: string;
  readonly memory: Memory;
}

export type SaidItem = { readonly from: number; readonly to: number } & (
  | {
      readonly read: true;
      readonly operation: Operation;
      readonly context: Place;
      readonly condition?: string;
    }
  | { readonly read: false; readonly reason: string; readonly suggestion?: string; readonly context: Place }
);

interface State {
  readonly c: Cursor;
  memory: Memory;
  places: readonly Place[];
  condition: string | undefined;
  items: SaidItem[];
  opens: Said['opens'];
  frame: Frame | undefined;
  /** The operation just read, by its first item: what comes next may qualify it. */
  follows: { readonly first: number } | null;
}

/** A named location seen from each of the places, and remembered. */
function enter(state: State, from: readonly Place[], named: Location): readonly Place[] {
  return from.map((base) => {
    const r: Resolver = { base, memory: state.memory, own: [] };
    const found = place(r, named);
    state.memory = remember(state.memory, found);
    return found;
  });
}

const STARTS = [
  'after',
  'before',
  'immediately',
  'for',
  'omit',
  'insert',
  'substitute',
  'at',
  'there',
  'leave',
  'add',
  'in',
  'the',
  'repeal',
  'delete',
  'revoke',
  'into',
];

/** Whether something can begin here that a context may stand before. */
function canFollow(c: Cursor): boolean {
  const token = peek(c);
  if (!token || token.kind === 'list' || token.kind === 'quote' || token.kind === 'slip') return true;
  if (token.kind === 'mark') return /^(?:,|:|[—–-]+)$/.test(token.text);
  return sees(c, ...STARTS) || token.kind === 'word';
}

/** How many places one instruction may be for: more is nonsense, or an attack. */
const MOST_PLACES = 200;

/** "in section 4, in subsection (2)—": where what follows is. */
function context(state: State): boolean {
  const { c, memory } = state;
  let before = state.places;
  const found = attempt(c, () => {
    if (!phrase(c, 'in', 'as regards', 'into', 'with regard to')) return null;
    phrase(c, 'each of the following places,', 'each of');
    let alternatives = entered(state, before);
    if (!alternatives) return null;
    for (let steps = 0; steps < 100 && alternatives.length <= MOST_PLACES; steps++) {
      const now: readonly Place[] = alternatives;
      const named = state.memory;
      const more = attempt(c, () => {
        mark(c, ',');
        const and = word(c, 'and', 'or');
        const isIn = word(c, 'in') !== null;
        if (!isIn && !and) return null;
        if (and) {
          const also = entered(state, before);
          return also && canFollow(c) && !isSubject(c) ? [...now, ...also] : null;
        }
        const deeper = entered(state, now);
        if (deeper) before = now;
        return deeper;
      });
      if (!more) {
        state.memory = named;
        break;
      }
      alternatives = more;
    }
    return canFollow(c) && alternatives.length <= MOST_PLACES ? alternatives : null;
  });
  if (!found) {
    state.memory = memory;
    return false;
  }
  state.places = found;
  return true;
}

const isSubject = (c: Cursor): boolean =>
  sees(c, 'is', 'are', 'becomes', 'become', 'shall', 'cease', 'ceases');

function entered(state: State, from: readonly Place[]): readonly Place[] | null {
  const found = location(state.c);
  if (!found) return null;
  const [only] = found;
  const named = found.length === 1 && only ? [inwards(state.c, only)] : found;
  return named.flatMap((one) => enter(state, from, one));
}

/** "subsections (2) to (5)", "this section", after "in accordance with": which provisions it opens; null for all. */
function scope(c: Cursor): readonly LabelRange[] | null | 'elsewhere' {
  if (
    phrase(
      c,
      'this section',
      'this schedule',
      'this part',
      'this paragraph',
      'this chapter',
      'this article',
      'this regulation',
      'the following provisions',
      'the following subsections',
    )
  )
    return null;
  const unit = unitWord(c);
  const labels = unit && labelList(c, unit);
  if (!labels || unit === 'Schedule' || unit === 'Part') return 'elsewhere';
  return labels;
}

/** "… is amended as follows", "… is amended in accordance with subsections (2) to (5)", "… is modified by subsection (2)". */
function opener(state: State): boolean {
  const { c } = state;
  const found = attempt(c, () => {
    const named = locations(c);
    if (!named || !phrase(c, 'is', 'are', 'shall be', 'is to be')) return null;
    word(c, 'further', 'accordingly', 'also', 'hereby', 'consequentially');
    // "Modified" is what Scottish Bills say; both say which subsections do it, too.
    if (!word(c, 'amended', 'modified')) return null;
    const places = named.flatMap((one) => enter(state, state.places, one));
    if (phrase(c, 'by')) {
      const only = scope(c);
      return only && only !== 'elsewhere' && (atEnd(c) || /^[.;]/.test(peek(c)?.text ?? ''))
        ? { places, only }
        : null;
    }
    if (
      !phrase(c, 'as follows', 'in accordance with', 'as set out in', 'as mentioned in', 'as specified in')
    ) {
      return atEnd(c) || /^(?:[.;:—–]|$)/.test(peek(c)?.text ?? '') ? { places, only: null } : null;
    }
    if (c.tokens[c.at - 1]?.low === 'follows') return { places, only: null };
    const only = scope(c);
    return only === 'elsewhere' ? { places: null, only: null } : { places, only };
  });
  return opened(state, found);
}

function opened(
  state: State,
  found: { places: readonly Place[] | null; only: readonly LabelRange[] | null } | null,
): boolean {
  if (!found) return false;
  if (found.places) {
    state.places = found.places;
    const { condition } = state;
    state.opens = { places: found.places, only: found.only, ...(condition ? { condition } : {}) };
  }
  return true;
}

/** "Sections 2 to 10 amend the X Act", "This Part amends …". */
function amends(state: State): boolean {
  const { c } = state;
  const found = attempt(c, () => {
    const only = phrase(c, 'the following provisions of this part', 'the following provisions')
      ? null
      : scope(c);
    if (!word(c, 'amends', 'amend')) return null;
    const named = locations(c);
    if (!named || !(atEnd(c) || /^[.,;:(—–]/.test(peek(c)?.text ?? ''))) return null;
    const places = named.flatMap((one) => enter(state, state.places, one));
    return only === 'elsewhere' ? { places: null, only: null } : { places, only };
  });
  return opened(state, found);
}

/** "In consequence of the amendments made by subsections (3) and (6),". */
function purpose(c: Cursor): boolean {
  return (
    attempt(c, () => {
      if (phrase(c, 'accordingly', 'consequently', 'in consequence', 'as a consequence')) {
        mark(c, ',');
        if (!sees(c, 'of')) return true;
      } else if (!phrase(c, 'in consequence')) return null;
      if (!word(c, 'of')) return null;
      return pastComma(c) ? true : null;
    }) === true
  );
}

/** To just past the comma that ends a phrase: not one of a list of labels. */
function pastComma(c: Cursor): boolean {
  for (let steps = 0; steps < 200 && !atEnd(c); steps++) {
    const token = peek(c);
    const next = peek(c, 1);
    if (token?.kind === 'open' && token.match !== undefined) c.at = token.match;
    else if (token?.text === ';' || token?.text === '.' || token?.kind === 'block') return false;
    else if (token?.text === ',' && next?.kind !== 'bracketed' && next?.kind !== 'label') {
      c.at++;
      return true;
    }
    c.at++;
  }
  return false;
}

/** "On the coming into force of …,": what must have happened first. */
function condition(state: State): boolean {
  const { c } = state;
  const start = c.at;
  const found = attempt(c, () => {
    const led = phrase(
      c,
      'on the coming into force of',
      'upon the coming into force of',
      'until the coming into force of',
      'after the coming into force of',
      'when',
      'if',
      'with effect from',
      'in relation to',
      'in its application to',
      'at any time before',
      'from the coming into force of',
      'subject to',
      'for the purposes of',
    );
    return led && pastComma(c) ? true : null;
  });
  if (!found) return false;
  state.condition = wordsBetween(c, start, c.at - 1);
  return true;
}

function emit(state: State, start: number, read: Read): void {
  const { c } = state;
  const from = c.tokens[start]?.from ?? 0;
  const to = c.tokens[c.at - 1]?.to ?? from;
  state.follows = { first: state.items.length };
  for (const one of read.operations) {
    const memory = state.memory;
    for (const base of state.places) {
      const { operation: whole, context: at, memory: after } = settle(one, base, memory);
      state.memory = after;
      state.items.push({
        read: true,
        from,
        to,
        operation: whole,
        context: at,
        ...(state.condition ? { condition: state.condition } : {}),
      });
    }
  }
  if (read.frame) state.frame = read.frame;
}

function skipSeparators(c: Cursor): void {
  for (;;) {
    const token = peek(c);
    if (token?.kind === 'mark' && /^(?:[,;:]|[—–-]+)$/.test(token.text)) c.at++;
    else if (sees(c, 'and', 'then', 'or') && !atEnd(c)) c.at++;
    else return;
  }
}

/** Words that amend, wherever they stand: what holds them and can't be read must be said. */
const ACTIVE =
  /\b(?:insert|substitute)(?:\s*[—–:]|,?\s+[“"‘]|,?\s+(?:the|at|in|after|before)\b)|^\W*omit\b|[,;—–]\s*(?:and\s+)?omit\b|\bthere\s+(?:is|are|shall be)\s+(?:inserted|substituted|added)\b/i;
/** The subject must be part of a text: a person's registration may be revoked, too. */
const PASSIVE =
  /(?:\b(?:act|order|regulations|rules|code|measure|sections?|subsections?|(?:sub-)?paragraphs?|schedules?|parts?|chapters?|articles?|heading|title|entry|entries|definitions?|words?|provisions?|enactments?)\b|”)[^;.]{0,200}?\b(?:(?:(?:is|are|shall be)\s+(?:inserted|substituted|omitted|repealed|revoked|deleted|amended))|(?:shall\s+)?ceases?\s+to\s+have\s+effect|becomes?\s+(?:section|subsection|paragraph|sub-paragraph|part))\b/i;

export function seemsAmending(text: string): boolean {
  const start = text.slice(0, 20_000);
  return ACTIVE.test(start) || PASSIVE.test(start);
}

/** Words by which what is listed below them is no amendment, but a way in which something is to be read. */
const MODIFIES =
  /\bmodif(?:y|ied|ications?)\b|\bas if\b|\bto be (?:read|treated)\b|\bha(?:s|ve) effect\b|\bappl(?:y|ies)\b/i;

/** To where reading can begin again: past the next semi-colon or full stop, or what is quoted. */
function resync(c: Cursor): void {
  while (!atEnd(c)) {
    const token = peek(c);
    if (token?.kind === 'list') return;
    c.at++;
    if (token?.kind === 'block') return;
    if (token?.kind === 'open' && token.match !== undefined) c.at = token.match;
    if (token?.kind === 'mark' && (token.text === ';' || (token.text === '.' && !peek(c)?.joined))) return;
  }
}

/** What goes on after an operation in the same sentence and is no operation makes it depend on something. */
function qualifies(state: State, start: number, text: string): boolean {
  const { follows, c } = state;
  const before = c.tokens[start - 1];
  if (!follows || !before || before.text === ';' || before.text === '.') return false;
  const condition = text.replace(/[.;,\s]+$/, '');
  if (!/[\p{L}\p{N}]/u.test(condition)) return false;
  state.items = state.items.map((item, at) =>
    at >= follows.first && item.read ? { ...item, condition } : item,
  );
  return true;
}

function unread(state: State, start: number): void {
  const { c } = state;
  resync(c);
  const tokens = c.tokens.slice(start, c.at);
  const from = tokens[0]?.from ?? 0;
  const to = tokens.at(-1)?.to ?? from;
  const text = c.text.slice(from, to);
  const ended = tokens.at(-1)?.kind === 'block' ? `${text} “` : text;
  const slips = tokens.filter(({ slip }) => slip);
  if (!seemsAmending(ended) && !(slips.length > 0 && /\b(?:insert|substitute|omit)\b/i.test(text))) {
    if (!qualifies(state, start, text)) state.follows = null;
    if (peek(c)?.kind === 'list' && MODIFIES.test(text)) state.condition = text.trim();
    return;
  }
  state.follows = null;
  const at = state.places[0] ?? [];
  const [slip] = slips;
  if (!slip?.slip) {
    const unsupplied = /\b(?:insert|substitute|add)\s*[—–:]\s*$/i.test(text) && ended === text;
    const becoming = /\bbecomes?\b/.test(text);
    const lead = WRONG_LEAD.exec(text.trim())?.[1];
    const suggestion = lead === undefined ? unquoted(text) : `in ${lead}`;
    state.items.push({
      read: false,
      from,
      to,
      context: at,
      reason: suggestion
        ? lead === undefined
          ? 'Words that are named stand in no quotation marks'
          : 'A place is given as what is to be replaced'
        : unsupplied
          ? 'What is to be put in does not follow in quotation marks'
          : becoming
            ? 'Words are made a numbered provision: this can be done by hand only'
            : 'These words could not be read as an instruction',
      ...(suggestion ? { suggestion } : {}),
    });
    return;
  }
  let mended = text;
  for (const one of slips.toReversed()) {
    mended = mended.slice(0, one.from - from) + (one.slip?.instead ?? '') + mended.slice(one.to - from);
  }
  state.items.push({
    read: false,
    from,
    to,
    context: at,
    reason: slip.slip.reason,
    suggestion: mended.trim(),
  });
}

/** "for the heading, for “x” substitute “y”": how it would read with the right word first. */
const WRONG_LEAD = /^for (the (?:italic |section )?heading[^,“”]*, (?:for|after|before|omit) .*)$/is;

/** "after release insert “certain”": how it would read with its marks. */
function unquoted(text: string): string | null {
  const shape =
    /^(.*?\b(?:after|before|for|omit)\s+)([^“”"]{1,200}?)(,?\s+(?:insert|substitute)\b.*|[.;,]?\s*)$/is;
  const [, lead, target, rest] = shape.exec(text.slice(0, 2000)) ?? [];
  if (!lead || !target || rest === undefined) return null;
  if (
    /\b(?:section|subsection|paragraph|sub-paragraph|schedule|part|chapter|the|that|definition|article|regulation|rule)\b/i.test(
      target,
    )
  )
    return null;
  return `${lead}“${target}”${rest}`.trim();
}

function entries(c: Cursor): readonly Target[] | null {
  const named = quotedList(c) ?? [aboutWhat(c)];
  const found = named.filter((about) => about !== '');
  return found.length === 0
    ? null
    : found.map((about) => ({ kind: 'provision', provision: { at: [{ type: 'tableEntry', about }] } }));
}

/** What is listed below words that end in "omit—": each item names targets, and perhaps its own place first. */
function listedTargets(state: State, frame: Frame): boolean {
  const { c } = state;
  const start = c.at;
  const found: readonly Target[] | null = attempt(c, () => {
    const all = frame.lists === 'entries' ? entries(c) : targets(c);
    const next = peek(c);
    return all && (!next || /^[.,;]/.test(next.text) || sees(c, 'and', 'or')) ? all : null;
  });
  if (!found) return false;
  emit(state, start, { operations: frame.deed(found) });
  return true;
}

/** What a provision's words are read under: where they stand, and what those above them say of them. */
export interface Under {
  readonly places: readonly Place[];
  readonly frame?: Frame | undefined;
  readonly condition?: string | undefined;
}

/** Reads the words of one provision. */
export function say(c: Cursor, { places, frame: under, condition: above }: Under, memory: Memory): Said {
  const state: State = {
    c,
    memory,
    places,
    condition: above,
    items: [],
    opens: undefined,
    frame: undefined,
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
      continue;
    }
    if (purpose(c) || condition(state) || context(state)) continue;
    if (opener(state) || amends(state)) continue;
    if (framed && listedTargets(state, framed)) continue;
    const read = operation(c) ?? passive(c);
    if (read) {
      emit(state, start, read);
      continue;
    }
    c.at = start;
    unread(state, start);
    dash(c);
  }
  if (under && state.items.length === 0 && !state.frame) framed = under;
  else framed = state.frame;
  return {
    items: state.items,
    inside: state.places,
    ...(state.opens ? { opens: state.opens } : {}),
    ...(framed ? { frame: framed } : {}),
    ...(state.condition ? { condition: state.condition } : {}),
    memory: state.memory,
  };
}
