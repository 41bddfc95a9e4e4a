import type { Field, Pid, Provision } from '../../act/tree.ts';
import type { TextEdit } from '../edits/edit.ts';
import { liveLength, type Owned, ownerOf, type Segment, segmentsOf } from '../edits/segments.ts';
import { editsOfSegments, sameEdit, settleSegments } from '../edits/settled-segments.ts';
import type { Drafted } from '../redline/redline.ts';
import { splitsPair } from '../text/characters.ts';
import { makeRoom } from '../text/gap.ts';
import { firstRank } from '../text/rank.ts';
import type { Splice } from '../text/splice.ts';

export { type Splice, spliceBetween } from '../text/splice.ts';

/** One field with the edits of every selected amendment in it: what a person is typing into. */
export interface FieldState {
  readonly pid: Pid;
  readonly field: Field;
  readonly base: string;
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
}

/** What a keystroke did, as new edits of the field for each amendment it changed. */
export interface Typed {
  /** All of an amendment's edits in this field, for every amendment that has other edits than before. */
  readonly changes: ReadonlyMap<string, readonly TextEdit[]>;
  /** The amendments other than the typist's that were changed: each gets a new revision (design theorem 4). */
  readonly touched: readonly string[];
}

/** The field of a base provision as a selection leaves it, ready to be typed into. */
export function fieldState(provision: Provision, field: Field, selection: readonly Drafted[]): FieldState {
  const edits = new Map<string, readonly TextEdit[]>();
  for (const { id, edits: all } of selection) {
    const own = all.filter(
      (edit): edit is TextEdit => edit.type === 'text' && edit.pid === provision.pid && edit.field === field,
    );
    if (own.length > 0) edits.set(id, own);
  }
  return { pid: provision.pid, field, base: provision[field], edits };
}

/** Every edit of a field with whose it is. */
export const ownedEdits = (state: FieldState): readonly Owned<TextEdit>[] =>
  [...state.edits].flatMap(([am, edits]) => edits.map((edit) => ({ am, edit })));

/** The text of a field as it would read with the state's edits made. */
export function amendedText(state: FieldState): string {
  return textOf(state.base, segmentsOf(state.base, ownedEdits(state)));
}

function textOf(base: string, segments: readonly Segment[]): string {
  return segments
    .map((segment) => {
      if (segment.kind === 'inserted') return segment.text;
      return segment.struck ? '' : base.slice(segment.from, segment.to);
    })
    .join('');
}

/** Takes `at..at+remove` out of the as-amended text: base words are struck by `me`, inserted words are cut. */
function cut(segments: readonly Segment[], { at, remove }: Splice, me: string): Segment[] {
  const left: Segment[] = [];
  let position = 0;
  for (const segment of segments) {
    const length = liveLength(segment);
    const from = Math.min(Math.max(at - position, 0), length);
    const to = Math.min(Math.max(at + remove - position, 0), length);
    position += length;
    if (to <= from) left.push(segment);
    else if (segment.kind === 'inserted') {
      const text = segment.text.slice(0, from) + segment.text.slice(to);
      if (text) left.push({ ...segment, text });
    } else {
      const start = segment.from;
      if (from > 0) left.push({ ...segment, to: start + from });
      left.push({ ...segment, from: start + from, to: start + to, struck: { am: me, rank: firstRank(me) } });
      if (to < length) left.push({ ...segment, from: start + to });
    }
  }
  return left;
}

/** Where an as-amended offset falls: inside a segment, or at the places between segments that share the offset. */
function locate(segments: readonly Segment[], at: number) {
  let first = segments.length;
  let position = 0;
  for (const [index, segment] of segments.entries()) {
    if (position === at) {
      first = index;
      break;
    }
    const length = liveLength(segment);
    if (position + length > at) return { inside: segment, index, offset: at - position };
    position += length;
  }
  const next = segments.findIndex((segment, index) => index >= first && liveLength(segment) > 0);
  const last = next < 0 ? segments.length : next;
  return { inside: null, first, last };
}

/** Puts a new insertion of `me` at a place in the list, ranked between its neighbours in the gap. */
function insertAt(segments: readonly Segment[], index: number, text: string, me: string): Segment[] {
  const left = segments[index - 1];
  const gap = left ? (left.kind === 'inserted' ? left.gap : left.to) : 0;
  let start = index;
  while (segments[start - 1]?.kind === 'inserted') start--;
  let end = index;
  while (segments[end]?.kind === 'inserted') end++;
  const neighbours = segments.slice(start, end).filter((segment) => segment.kind === 'inserted');
  const { rank, moved } = makeRoom(
    neighbours.map((other) => other.mark),
    index - start,
    me,
  );
  const newSegments: Segment[] = neighbours.map((other, at) => {
    const newRank = moved.get(at);
    return newRank === undefined ? other : { ...other, mark: { am: other.mark.am, rank: newRank } };
  });
  newSegments.splice(index - start, 0, { kind: 'inserted', gap, text, mark: { am: me, rank } });
  return [...segments.slice(0, start), ...newSegments, ...segments.slice(end)];
}

function insertWords(
  segments: readonly Segment[],
  at: number,
  text: string,
  me: string,
  side: 'before' | 'after',
) {
  const place = locate(segments, at);
  if (place.inside) {
    const { inside, index, offset } = place;
    const around = [segments.slice(0, index), segments.slice(index + 1)] as const;
    if (inside.kind === 'inserted') {
      const grown = inside.text.slice(0, offset) + text + inside.text.slice(offset);
      return [...around[0], { ...inside, text: grown }, ...around[1]];
    }
    const middle = inside.from + offset;
    const halves = [...around[0], { ...inside, to: middle }, { ...inside, from: middle }, ...around[1]];
    return insertAt(halves, index + 1, text, me);
  }
  const { first, last } = place;
  const beforeIt = segments[first - 1];
  const afterIt = segments[last];
  const list = [...segments];
  if (beforeIt?.kind === 'inserted' && beforeIt.mark.am === me) {
    list[first - 1] = { ...beforeIt, text: beforeIt.text + text };
    return list;
  }
  if (afterIt?.kind === 'inserted' && afterIt.mark.am === me) {
    list[last] = { ...afterIt, text: text + afterIt.text };
    return list;
  }
  for (let slot = last; slot > first; slot--) {
    if (ownerOf(segments[slot - 1]) === me) return insertAt(segments, slot, text, me);
  }
  return insertAt(segments, side === 'after' ? last : first, text, me);
}

/** Settles what of `me` touches an offset, and nothing further away. */
function settleAround(base: string, segments: readonly Segment[], at: number, me: string): Segment[] {
  const place = locate(segments, at);
  let from = place.inside ? place.index : place.first;
  let to = place.inside ? place.index + 1 : place.last;
  if (ownerOf(segments[to]) === me) to++;
  while (from > 0 && ownerOf(segments[from - 1]) === me) from--;
  return settleSegments(base, segments, me, from, to);
}

/**
 * What typing does: one splice of the as-amended text, made by `me`, as edits in base coordinates. Deleted base
 * words are struck by `me`; words that another amendment inserted are revised within that amendment; everything
 * else becomes `me`'s own. `side` says on which side of deleted words the caret stood when it stood at some.
 * @throws RangeError when the splice reaches outside the text or cuts a surrogate pair.
 */
export function applyTyping(
  state: FieldState,
  me: string,
  splice: Splice,
  side: 'before' | 'after' = 'before',
): Typed {
  const { base } = state;
  let segments: readonly Segment[] = segmentsOf(base, ownedEdits(state));
  const text = textOf(base, segments);
  const end = splice.at + splice.remove;
  if (splice.at < 0 || splice.remove < 0 || end > text.length) {
    throw new RangeError(`There is no ${splice.at}..${end} in ${text.length} characters`);
  }
  if (splitsPair(text, splice.at) || splitsPair(text, end)) {
    throw new RangeError(`${splice.at}..${end} cuts a character in two`);
  }
  const settled = (list: readonly Segment[]) => settleAround(base, list, splice.at, me);
  if (splice.remove === 0 && !splice.insert) return { changes: new Map(), touched: [] };
  if (splice.remove > 0) segments = settled(cut(segments, splice, me));
  if (splice.insert) segments = settled(insertWords(segments, splice.at, splice.insert, me, side));

  const place = { pid: state.pid, field: state.field };
  const changes = new Map<string, readonly TextEdit[]>();
  const owned = byOwner(segments);
  for (const am of new Set([...state.edits.keys(), me])) {
    const before = state.edits.get(am) ?? [];
    const after = editsOfSegments(owned.get(am) ?? [], am, place, am === me);
    if (!sameEdits(before, after)) changes.set(am, after);
  }
  return { changes, touched: [...changes.keys()].filter((am) => am !== me).sort() };
}

function byOwner(segments: readonly Segment[]): ReadonlyMap<string | null, readonly Segment[]> {
  const owned = new Map<string | null, Segment[]>();
  for (const segment of segments) {
    const list = owned.get(ownerOf(segment));
    if (list) list.push(segment);
    else owned.set(ownerOf(segment), [segment]);
  }
  return owned;
}

function sameEdits(before: readonly TextEdit[], after: readonly TextEdit[]): boolean {
  const real = before.filter((edit) => edit.insert || edit.from < edit.to);
  return real.length === after.length && after.every((edit) => real.some((other) => sameEdit(other, edit)));
}

/** What each letter is after a splice, by its place among the letters then; and how many there are. */
export interface LettersAfter {
  readonly places: readonly (number | undefined)[];
  readonly count: number;
}

/** Where in the text as amended each letter begins that an amendment puts in. */
function offsetsOf(base: string, edits: readonly Owned<TextEdit>[], am: string): readonly number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const segment of segmentsOf(base, edits)) {
    if (segment.kind === 'inserted' && segment.mark.am === am) {
      let within = at;
      for (const letter of segment.text) {
        offsets.push(within);
        within += letter.length;
      }
    }
    at += liveLength(segment);
  }
  return offsets;
}

function afterSplice(
  before: readonly number[],
  after: readonly number[],
  { at, remove, insert }: Splice,
): LettersAfter {
  const nth = new Map(after.map((offset, index) => [offset, index]));
  const places = before.map((offset) => {
    if (offset < at) return nth.get(offset);
    return offset < at + remove ? undefined : nth.get(offset - remove + insert.length);
  });
  return { places, count: after.length };
}

/** The letters that an amendment puts in in a field, after a splice in the text as amended that left those edits. */
export const lettersTyped = (
  state: FieldState,
  edits: readonly Owned<TextEdit>[],
  am: string,
  splice: Splice,
): LettersAfter =>
  afterSplice(offsetsOf(state.base, ownedEdits(state), am), offsetsOf(state.base, edits, am), splice);

/** The same of words that are put in as a whole. */
export function lettersOfSplice(before: string, after: string, splice: Splice): LettersAfter {
  const offsets = (words: string): readonly number[] => {
    let at = 0;
    return [...words].map((letter) => {
      at += letter.length;
      return at - letter.length;
    });
  };
  return afterSplice(offsets(before), offsets(after), splice);
}

/** An amendment's edits with those of one field replaced: how what typing made is put back. */
export function withFieldEdits(
  edits: Drafted['edits'],
  { pid, field }: Pick<FieldState, 'pid' | 'field'>,
  next: readonly TextEdit[],
): Drafted['edits'] {
  const isInField = (edit: Drafted['edits'][number]) =>
    edit.type === 'text' && edit.pid === pid && edit.field === field;
  const at = edits.findIndex(isInField);
  const otherEdits = edits.filter((edit) => !isInField(edit));
  const before = at < 0 ? otherEdits.length : edits.slice(0, at).filter((edit) => !isInField(edit)).length;
  return [...otherEdits.slice(0, before), ...next, ...otherEdits.slice(before)];
}

/**
 * Typing inside a provision that an amendment inserts: the inserted provision, revised. Whose amendment it is makes
 * no difference to the text; whoever stores it gives that amendment a new revision.
 * @throws RangeError when there is no such provision in it, or the splice reaches outside the field.
 */
export function typeInInserted(provision: Provision, pid: Pid, field: Field, splice: Splice): Provision {
  const spliced = replaceIn(provision, pid, (inserted) => {
    const text = inserted[field];
    const end = splice.at + splice.remove;
    if (splice.at < 0 || splice.remove < 0 || end > text.length) {
      throw new RangeError(`There is no ${splice.at}..${end} in ${text.length} characters`);
    }
    return { ...inserted, [field]: text.slice(0, splice.at) + splice.insert + text.slice(end) };
  });
  if (!spliced) throw new RangeError(`${pid} is not in the inserted provision ${provision.pid}`);
  return spliced;
}

function replaceIn(root: Provision, pid: Pid, change: (provision: Provision) => Provision): Provision | null {
  if (root.pid === pid) return change(root);
  for (const [at, child] of root.children.entries()) {
    const changed = replaceIn(child, pid, change);
    if (changed) return { ...root, children: root.children.with(at, changed) };
  }
  return null;
}
