import { type Field, indexTree, type Pid, type Provision, pathTo, walk } from '../../act/tree.ts';
import { type Edit, pidsOf } from '../edits/edit.ts';
import type { LineSegment } from './lines.ts';
import type { Run } from './redline.ts';

/** Some words of a change: put in at a base offset, or struck between two. */
interface ChangedWords {
  readonly pid: Pid;
  readonly field: Field | 'mark';
  readonly kind: 'inserted' | 'deleted';
  readonly moved: boolean;
  readonly from: number;
  readonly to: number;
}

/** One change as a person comes to it: neighbouring words of a line that one amendment puts in, strikes or moves. */
export interface ChangeAt {
  readonly am: string;
  readonly words: readonly ChangedWords[];
}

/** Such a change, with where it stands among the words of the line as it would read. */
interface PlacedChange extends ChangeAt {
  readonly live: { readonly from: number; readonly to: number };
}

const isOfBase = (run: Run): boolean => run.kind !== 'inserted' || run.moved === true;

/** The changes along some pieces of a line, in order: as many as are drawn there, each as one. */
export function changesAlong(segments: readonly LineSegment[]): readonly PlacedChange[] {
  const changes: PlacedChange[] = [];
  let live = 0;
  let isNext = false;
  for (const { pid, field, runs } of segments) {
    let base = 0;
    for (const run of runs) {
      const from = base;
      if (isOfBase(run)) base += run.text.length;
      const start = live;
      if (run.kind !== 'deleted') live += run.text.length;
      const last = isNext ? changes.at(-1) : undefined;
      isNext = run.kind !== 'kept';
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

/** The change that a caret is in, among the words as they would read, or else that it stands at; null where it is at none. */
export function changeAtCaret(segment: LineSegment, offset: number): PlacedChange | null {
  const all = changesAlong([segment]);
  const isIn = ({ live }: PlacedChange) => live.from < offset && offset < live.to;
  return all.find(isIn) ?? all.findLast(({ live }) => live.from <= offset && offset <= live.to) ?? null;
}

const isAtWords = (edit: Edit, { pid, field, kind, moved, from, to }: ChangedWords): boolean =>
  edit.type === 'text' &&
  !moved &&
  edit.pid === pid &&
  edit.field === field &&
  (kind === 'inserted' ? edit.to === from && edit.insert !== '' : edit.from < to && edit.to > from);

/** Whether an edit puts in, leaves out, moves or divides what some words are in. */
function isOfWhole(edit: Edit, { pid, kind, moved }: ChangedWords, over: ReadonlySet<Pid>): boolean {
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
      // A number that is printed in another line for it is marked as if it were put in.
      return over.has(edit.pid);
  }
}

/**
 * Whether an edit changes something in a provision: the marks and closing words of a quotation go from
 * one line of it to another for that.
 */
function isInside(edit: Edit, node: Provision | undefined): boolean {
  if (!node) return false;
  const inside = new Set([...walk(node)].map(({ pid }) => pid));
  return pidsOf(edit).some((pid) => inside.has(pid));
}

const pairOf = (edit: Edit): string | undefined => ('pair' in edit ? edit.pair : undefined);

/**
 * The edits of an amendment that make a change, all of each: the halves of a substitution belong to each other, and so
 * do the words of a provision that is put in. In the amendment's own order; none where it makes no such change.
 */
export function editsOfChange(base: Provision, edits: readonly Edit[], { words }: ChangeAt): readonly Edit[] {
  const byPid = indexTree(base).byPid;
  const isMade = words.map((one) => {
    const over = new Set(byPid.has(one.pid) ? pathTo(base, one.pid).map(({ pid }) => pid) : []);
    const byWords = edits.filter((edit) => isAtWords(edit, one));
    if (byWords.length > 0) return new Set(byWords);
    const byWhole = edits.filter((edit) => isOfWhole(edit, one, over));
    return new Set(byWhole.length > 0 ? byWhole : edits.filter((edit) => isInside(edit, byPid.get(one.pid))));
  });
  const own = edits.filter((edit) => isMade.some((made) => made.has(edit)));
  const pairs = new Set(own.map(pairOf).filter((pair) => pair !== undefined));
  return edits.filter((edit) => own.includes(edit) || pairs.has(pairOf(edit) ?? ''));
}
