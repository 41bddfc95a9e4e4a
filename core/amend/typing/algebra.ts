import { FIELDS, indexTree, type Provision } from '../../act/tree.ts';
import { type Edit, isPlaced, type TextEdit } from '../edits/edit.ts';
import { byRank, segmentsOf } from '../edits/segments.ts';
import { editsOfSegments, settleSegments } from '../edits/settled-segments.ts';
import type { Drafted, Run } from '../redline/redline.ts';
import type { Splice } from '../text/splice.ts';
import { applyTyping, type FieldState, fieldState, ownedEdits, type Typed } from './typing.ts';

/** One amendment's edits of one field in canonical form; see `normalise`. */
export function normaliseField(state: FieldState, am: string): readonly TextEdit[] {
  const { pid, field, base } = state;
  return editsOfSegments(
    settleSegments(base, segmentsOf(base, ownedEdits(state)), am),
    am,
    { pid, field },
    true,
  );
}

/**
 * An amendment's edits in canonical form: in document order, touching changes joined, words struck and put back as
 * they were dropped. Nothing is joined across what one of `others` puts between, so the text reads as before with any
 * of them selected; without them, joining may make an alternative of an amendment that inserts at the seam.
 * @throws RangeError when the amendment and `others` can't be in one selection, or name what is not there.
 */
export function normalise(
  base: Provision,
  amendment: Drafted,
  otherAmendments: readonly Drafted[] = [],
): readonly Edit[] {
  const order = new Map([...indexTree(base).byPid.keys()].map((pid, at) => [pid, at]));
  const place = (pid: string) => order.get(pid) ?? order.size;
  const selection = [amendment, ...otherAmendments];
  const inText = new Set(amendment.edits.flatMap((edit) => (edit.type === 'text' ? [edit.pid] : [])));
  const texts = [...inText]
    .sort((a, b) => place(a) - place(b))
    .flatMap((pid) => {
      const node = indexTree(base).byPid.get(pid);
      if (!node) throw new RangeError(`There is no provision ${pid}`);
      return FIELDS.flatMap((field) => normaliseField(fieldState(node, field, selection), amendment.id));
    });
  const placedEdits = amendment.edits
    .filter(isPlaced)
    .sort(
      (a, b) =>
        place(a.parent) - place(b.parent) ||
        (a.after === null ? -1 : place(a.after)) - (b.after === null ? -1 : place(b.after)) ||
        byRank({ am: '', edit: a }, { am: '', edit: b }),
    );
  const wholeEdits = amendment.edits
    .filter((edit) => edit.type === 'omit' || edit.type === 'divide')
    .sort((a, b) => place(a.pid) - place(b.pid));
  return [...texts, ...placedEdits, ...wholeEdits];
}

/** The splices that turn an as-amended text back into its base, in offsets of the as-amended text and in order. */
export function invert(runs: readonly Run[]): readonly Splice[] {
  const splices: Splice[] = [];
  let at = 0;
  for (const run of runs) {
    if (run.kind === 'deleted') splices.push({ at, remove: 0, insert: run.text });
    if (run.kind === 'inserted') splices.push({ at, remove: run.text.length, insert: '' });
    if (run.kind !== 'deleted') at += run.text.length;
  }
  return splices;
}

/** A text with splices made in it that are in order and don't overlap, all in offsets of the text as given. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let rewritten = '';
  let at = 0;
  for (const splice of splices) {
    rewritten += text.slice(at, splice.at) + splice.insert;
    at = splice.at + splice.remove;
  }
  return rewritten + text.slice(at);
}

/**
 * An amendment followed by a further change of the text it makes, as one: the splices (in order, not overlapping, in
 * offsets of the as-amended text) become edits in base coordinates by the rules of typing.
 */
export function compose(state: FieldState, me: string, splices: readonly Splice[]): Typed {
  let edits = state.edits;
  const changed = new Set<string>();
  for (const splice of [...splices].reverse()) {
    const { changes } = applyTyping({ ...state, edits }, me, splice);
    edits = new Map([...edits, ...changes]);
    for (const am of changes.keys()) changed.add(am);
  }
  const changes = new Map([...changed].map((am) => [am, edits.get(am) ?? []]));
  return { changes, touched: [...changed].filter((am) => am !== me).sort() };
}

/** Which neighbour a position keeps to when text is put there: the character before it, or the one after. */
type Side = 'before' | 'after';

/**
 * Where a base offset is in the as-amended text. Inside deleted words, it is where they were.
 * @throws RangeError when the base text has no such offset.
 */
export function mapForward(runs: readonly Run[], baseOffset: number, side: Side): number {
  let base = 0;
  let live = 0;
  for (const run of runs) {
    const { length } = run.text;
    if (run.kind === 'inserted') {
      if (side === 'before' && base === baseOffset) return live;
      live += length;
      continue;
    }
    const end = base + length;
    if (baseOffset < end || (baseOffset === end && side === 'before')) {
      return run.kind === 'kept' ? live + baseOffset - base : live;
    }
    base = end;
    if (run.kind === 'kept') live += length;
  }
  if (baseOffset === base) return live;
  throw new RangeError(`There is no ${baseOffset} in ${base} characters of base text`);
}

/** Where an as-amended offset comes from: the base text, or so many characters into an insertion at a base offset. */
type Origin =
  | { readonly kind: 'base'; readonly offset: number }
  | { readonly kind: 'inserted'; readonly am: string; readonly gap: number; readonly within: number };

/**
 * Where an as-amended offset comes from; where two texts meet, that of the neighbour on the given side.
 * @throws RangeError when the as-amended text has no such offset.
 */
export function mapBack(runs: readonly Run[], offset: number, side: Side): Origin {
  let base = 0;
  let live = 0;
  let end: Origin = { kind: 'base', offset: 0 };
  if (offset === 0 && side === 'before') return end;
  for (const run of runs) {
    const { length } = run.text;
    if (run.kind !== 'deleted') {
      const within = offset - live;
      const origin: Origin =
        run.kind === 'kept'
          ? { kind: 'base', offset: base + within }
          : { kind: 'inserted', am: run.am, gap: base, within };
      if (within < length || (within === length && side === 'before')) return origin;
      live += length;
      end = origin;
    }
    if (run.kind !== 'inserted') base += length;
  }
  if (offset !== live) throw new RangeError(`There is no ${offset} in ${live} characters of amended text`);
  return end.kind === 'base' ? { kind: 'base', offset: base } : end;
}
