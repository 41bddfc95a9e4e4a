import { type Field, indexTree, type Pid, type Provision, pathTo, walk } from '../../act/tree.ts';
import { type Edit, pidsOf } from '../edits/edit.ts';
import type { LineSegment } from './lines.ts';
import type { Run } from './redline.ts';

/** The words of a change in one field, by base offsets. Inserted words have one offset, so `from` equals `to`. */
interface ChangedWords {
  readonly pid: Pid;
  readonly field: Field | 'mark';
  readonly kind: 'inserted' | 'deleted';
  readonly moved: boolean;
  readonly from: number;
  readonly to: number;
}

/** One change as a person sees it: adjacent words of a line that one amendment inserts, deletes or moves. */
export interface ChangeAt {
  readonly am: string;
  readonly words: readonly ChangedWords[];
}

/** A change with its offsets in the line as amended. */
interface PlacedChange extends ChangeAt {
  readonly live: { readonly from: number; readonly to: number };
}

const isOfBase = (run: Run): boolean => run.kind !== 'inserted' || run.moved === true;

/** The changes in segments of a line, in order. Adjacent runs of one amendment are one change. */
export function changesAlong(segments: readonly LineSegment[]): readonly PlacedChange[] {
  const changes: PlacedChange[] = [];
  let live = 0;
  let isAdjacent = false;
  for (const { pid, field, runs } of segments) {
    let base = 0;
    for (const run of runs) {
      const from = base;
      if (isOfBase(run)) base += run.text.length;
      const start = live;
      if (run.kind !== 'deleted') live += run.text.length;
      const last = isAdjacent ? changes.at(-1) : undefined;
      isAdjacent = run.kind !== 'kept';
      if (run.kind === 'kept') continue;
      const words = { pid, field, kind: run.kind, moved: run.moved === true, from, to: base };
      if (last?.am === run.am)
        changes[changes.length - 1] = {
          am: run.am,
          words: [...last.words, words],
          live: { from: last.live.from, to: live },
        };
      else changes.push({ am: run.am, words: [words], live: { from: start, to: live } });
    }
  }
  return changes;
}

/** The change around a caret, or else next to it. `offset` is in the segment as amended. Null where there is none. */
export function changeAtCaret(segment: LineSegment, offset: number): PlacedChange | null {
  const all = changesAlong([segment]);
  const isIn = ({ live }: PlacedChange) => live.from < offset && offset < live.to;
  return all.find(isIn) ?? all.findLast(({ live }) => live.from <= offset && offset <= live.to) ?? null;
}

const isEditOfWords = (edit: Edit, { pid, field, kind, moved, from, to }: ChangedWords): boolean =>
  edit.type === 'text' &&
  !moved &&
  edit.pid === pid &&
  edit.field === field &&
  (kind === 'inserted' ? edit.to === from && edit.insert !== '' : edit.from < to && edit.to > from);

/**
 * Whether an edit inserts, omits, moves or divides the provision of some words. `over` has that provision and those above
 * it in the base text.
 */
function isEditOfProvision(edit: Edit, { pid, kind, moved }: ChangedWords, over: ReadonlySet<Pid>): boolean {
  switch (edit.type) {
    case 'text':
      return false;
    case 'insert':
      return kind === 'inserted' && !moved && [...walk(edit.provision)].some((node) => node.pid === pid);
    case 'divide':
      return kind === 'inserted' && edit.newPid === pid;
    case 'omit':
      return kind === 'deleted' && !moved && over.has(edit.pid);
    case 'move':
      // A number that a move prints on another line is marked as inserted, so any kind of change counts here.
      return over.has(edit.pid);
  }
}

/** The pids in a provision of the base text, with those in the provisions that moves place in it. */
function pidsWithin(
  byPid: ReadonlyMap<Pid, Provision>,
  pid: Pid,
  allEdits: readonly Edit[],
): ReadonlySet<Pid> {
  const pids = new Set<Pid>();
  const add = (node: Provision | undefined) => {
    for (const { pid: inner } of node ? walk(node) : []) pids.add(inner);
  };
  add(byPid.get(pid));
  const moves = allEdits.filter((edit) => edit.type === 'move');
  for (let size = 0; size < pids.size; ) {
    size = pids.size;
    for (const move of moves) if (pids.has(move.parent)) add(byPid.get(move.pid));
  }
  return pids;
}

const pairOf = (edit: Edit): string | undefined => ('pair' in edit ? edit.pair : undefined);

/**
 * The edits that make a change, of the amendment that it is attributed to and in its order. Both halves of a substitution
 * are included. Empty where that amendment makes no such change.
 * @param amendments all amendments of the draft, because another may have moved a provision into this place
 */
export function editsOfChange(
  base: Provision,
  amendments: readonly { readonly id: string; readonly edits: readonly Edit[] }[],
  { am, words }: ChangeAt,
): readonly Edit[] {
  const edits = amendments.find(({ id }) => id === am)?.edits ?? [];
  const allEdits = amendments.flatMap((amendment) => amendment.edits);
  const byPid = indexTree(base).byPid;
  const makers = words.flatMap((changed) => {
    const over = new Set(pathTo(base, changed.pid).map(({ pid }) => pid));
    const ofWords = edits.filter((edit) => isEditOfWords(edit, changed));
    if (ofWords.length > 0) return ofWords;
    const ofProvision = edits.filter((edit) => isEditOfProvision(edit, changed, over));
    if (ofProvision.length > 0) return ofProvision;
    // A change inside a quotation can move its marks and closing words to another line.
    const within = pidsWithin(byPid, changed.pid, allEdits);
    return edits.filter((edit) => pidsOf(edit).some((pid) => within.has(pid)));
  });
  const own = edits.filter((edit) => makers.includes(edit));
  const pairs = new Set(own.map(pairOf).filter((pair) => pair !== undefined));
  return edits.filter((edit) => own.includes(edit) || pairs.has(pairOf(edit) ?? ''));
}
