import { FIELDS, indexTree, type Provision } from '../../act/tree.ts';
import { type Edit, isPlaced, type TextEdit } from '../edits/edit.ts';
import { byRank, segmentsOf } from '../edits/segments.ts';
import { editsOfSegments, settleSegments } from '../edits/settled-segments.ts';
import type { Drafted, Run } from '../redline/redline.ts';
import type { Splice } from '../text/splice.ts';
import { applyTyping, type FieldState, fieldState, ownedEdits, type Typed } from './typing.ts';

/** One amendment's edits of one field in canonical form, as `normalise` defines it. */
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
 * An amendment's edits in canonical form. They are in document order, adjacent changes are joined, and words that are
 * deleted and inserted again unchanged are kept words. An insertion of another amendment between two changes keeps them
 * separate, so that the text stays the same with any of these amendments selected. Pass all other amendments: joined
 * changes may clash with one that inserts between them.
 * @throws RangeError when the amendments can't be in one selection, or an edit's provision or offset doesn't exist
 */
export function normalise(
  base: Provision,
  amendment: Drafted,
  otherAmendments: readonly Drafted[] = [],
): readonly Edit[] {
  const order = new Map([...indexTree(base).byPid.keys()].map((pid, at) => [pid, at]));
  const indexOf = (pid: string) => order.get(pid) ?? order.size;
  const selection = [amendment, ...otherAmendments];
  const inText = new Set(amendment.edits.flatMap((edit) => (edit.type === 'text' ? [edit.pid] : [])));
  const texts = [...inText]
    .sort((a, b) => indexOf(a) - indexOf(b))
    .flatMap((pid) => {
      const node = indexTree(base).byPid.get(pid);
      if (!node) throw new RangeError(`There is no provision ${pid}`);
      return FIELDS.flatMap((field) => normaliseField(fieldState(node, field, selection), amendment.id));
    });
  const placedEdits = amendment.edits
    .filter(isPlaced)
    .sort(
      (a, b) =>
        indexOf(a.parent) - indexOf(b.parent) ||
        (a.after === null ? -1 : indexOf(a.after)) - (b.after === null ? -1 : indexOf(b.after)) ||
        byRank({ am: '', edit: a }, { am: '', edit: b }),
    );
  const wholeEdits = amendment.edits
    .filter((edit) => edit.type === 'omit' || edit.type === 'divide')
    .sort((a, b) => indexOf(a.pid) - indexOf(b.pid));
  return [...texts, ...placedEdits, ...wholeEdits];
}

/** The splices that turn an amended text back into its base text, in order and in offsets of the amended text. */
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

/** A text with splices made in it. They are in order, don't overlap, and all have offsets of the original text. */
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
 * Composes amendments with further changes of the text that they make. The splices become edits of the base text by the
 * rules of `applyTyping`. They are in order, don't overlap, and all have offsets of the amended text.
 */
export function compose(state: FieldState, ownId: string, splices: readonly Splice[]): Typed {
  let edits = state.edits;
  const changed = new Set<string>();
  for (const splice of [...splices].reverse()) {
    const { changes } = applyTyping({ ...state, edits }, ownId, splice);
    edits = new Map([...edits, ...changes]);
    for (const am of changes.keys()) changed.add(am);
  }
  const changes = new Map([...changed].map((am) => [am, edits.get(am) ?? []]));
  return { changes, touched: [...changed].filter((am) => am !== ownId).sort() };
}

/** The neighbouring character that a position belongs to, where an insertion at the position would make a difference. */
type Side = 'before' | 'after';

/**
 * The offset in the amended text of an offset in the base text. Inside deleted words, it is the place of the deletion.
 * @throws RangeError when the base text has no such offset
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

/** The origin of an offset in the amended text: a base offset, or an offset `within` an insertion at the base offset `gap`. */
type Origin =
  | { readonly kind: 'base'; readonly offset: number }
  | { readonly kind: 'inserted'; readonly am: string; readonly gap: number; readonly within: number };

/**
 * The origin of an offset in the amended text. Between two runs, it is that of the neighbour on the given side.
 * @throws RangeError when the amended text has no such offset
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
