import { indexTree, type Pid, type Provision, walk } from '../act/tree.ts';
import { isPlaced } from '../amend/edits/edit.ts';
import type { Drafted } from '../amend/edits/edit-index.ts';
import type { Maker } from './changes.ts';
import type { DraftEdit, UnplacedChange, WordItem } from './item.ts';
import type { ReturnedLine } from './returned-lines.ts';
import type { SentLine } from './sent-lines.ts';

/** Finds what deleted and restored lines of a returned file mean for whole provisions. */

/** The draft's edits that insert, omit or move whole provisions, by each provision that they affect. */
export interface WholeEdits {
  readonly inserted: ReadonlyMap<Pid, DraftEdit>;
  readonly omitted: ReadonlyMap<Pid, DraftEdit>;
  readonly moved: ReadonlyMap<Pid, DraftEdit>;
}

export function wholeEditsOf(base: Provision, amendments: readonly Drafted[]): WholeEdits {
  const wholeEdits = {
    inserted: new Map<Pid, DraftEdit>(),
    omitted: new Map<Pid, DraftEdit>(),
    moved: new Map<Pid, DraftEdit>(),
  };
  const { byPid } = indexTree(base);
  for (const { id: am, edits } of amendments) {
    for (const edit of edits) {
      if (edit.type !== 'omit' && !isPlaced(edit)) continue;
      const { type } = edit;
      const root = type === 'insert' ? edit.provision : byPid.get(edit.pid);
      if (!root) continue;
      const editsByPid =
        type === 'insert' ? wholeEdits.inserted : type === 'omit' ? wholeEdits.omitted : wholeEdits.moved;
      for (const { pid } of walk(root))
        if (!editsByPid.has(pid)) editsByPid.set(pid, { am, type, pid: root.pid });
    }
  }
  return wholeEdits;
}

/** The edit that inserts, omits or moves a line; null for a line that no such edit changes. */
export function wholeEditOf({ line }: SentLine, wholeEdits: WholeEdits): DraftEdit | null {
  const { changeStatus, pid } = line;
  if (changeStatus.state === 'kept') return null;
  const editsByPid = changeStatus.moved
    ? wholeEdits.moved
    : changeStatus.state === 'deleted'
      ? wholeEdits.omitted
      : wholeEdits.inserted;
  const edit = editsByPid.get(pid);
  return edit?.am === changeStatus.am ? edit : null;
}

/** An exported line that is missing from the returned file, and who deleted it. */
export interface MissingLine {
  readonly sentLine: SentLine;
  readonly maker: Maker;
}

/** A line that the draft omits or moves away, and that somebody restored in the file. */
export interface RestoredLine {
  readonly sentLine: SentLine;
  readonly returnedLine: ReturnedLine;
  readonly edit: DraftEdit;
}

export const deletedText = (text: string) => [{ kind: 'deleted', text }] as const;
export const insertedText = (text: string) => [{ kind: 'inserted', text }] as const;

const authorOf = (maker: Maker): UnplacedChange['by'] => (maker.kind === 'tracked' ? maker.by : null);
const keyOf = ({ am, type, pid }: DraftEdit): string => `${am} ${type} ${pid}`;
const missingText = (missing: readonly MissingLine[]): string =>
  missing.map(({ sentLine }) => sentLine.amended).join('\n');

interface ProvisionChanges {
  readonly items: readonly WordItem[];
  readonly unplaced: readonly UnplacedChange[];
}

/**
 * What deleted or restored lines mean for whole provisions.
 * @param amendedAct the Act as amended when the file was exported
 */
export function findProvisionChanges(
  amendedAct: Provision,
  lines: readonly SentLine[],
  edits: WholeEdits,
  missing: readonly MissingLine[],
  restored: readonly RestoredLine[],
): ProvisionChanges {
  const items: WordItem[] = [];
  const unplaced: UnplacedChange[] = [];
  const missingByLine = new Map(missing.map((one) => [one.sentLine, one]));
  const movedBackLines = addRejectedEdits(lines, edits, missingByLine, restored, items, unplaced);
  const linesOf = new Map<Pid, SentLine[]>();
  for (const sentLine of lines) {
    if (sentLine.amended === '' || sentLine.line.changeStatus.state === 'deleted') continue;
    linesOf.set(sentLine.line.pid, [...(linesOf.get(sentLine.line.pid) ?? []), sentLine]);
  }
  /** The lines of a provision and its descendants if all of them are missing; null where a line remains. */
  const allMissing = (node: Provision): readonly MissingLine[] | null => {
    const missingLines: MissingLine[] = [];
    for (const { pid } of walk(node)) {
      for (const sentLine of linesOf.get(pid) ?? []) {
        const missingLine = missingByLine.get(sentLine);
        if (!missingLine) return null;
        missingLines.push(missingLine);
      }
    }
    return missingLines;
  };
  const visit = (node: Provision): void => {
    const missingLines = allMissing(node);
    if (missingLines !== null && missingLines.length > 0) {
      if (missingLines.some(({ sentLine }) => movedBackLines.has(sentLine))) return;
      const maker = missingLines.find((one) => one.maker.kind === 'tracked')?.maker ??
        missingLines[0]?.maker ?? { kind: 'untracked' };
      const draftInsertion = edits.inserted.get(node.pid);
      const isMoved = missingLines.some(
        ({ sentLine }) => sentLine.line.changeStatus.state !== 'kept' && sentLine.line.changeStatus.moved,
      );
      const shared = {
        pid: node.pid,
        maker,
        shownRuns: deletedText(missingText(missingLines)),
        before: missingText(missingLines),
        after: '',
      };
      if (isMoved)
        unplaced.push({
          kind: 'line-gone',
          words: 'A provision that the draft moves is not in its new place',
          pid: node.pid,
          shownRuns: shared.shownRuns,
          by: authorOf(maker),
        });
      else if (draftInsertion?.pid === node.pid)
        items.push({ ...shared, operation: { do: 'drop', edits: [draftInsertion] } });
      else items.push({ ...shared, operation: { do: 'omit', pid: node.pid } });
      return;
    }
    for (const sentLine of linesOf.get(node.pid) ?? []) {
      const one = missingByLine.get(sentLine);
      if (!one) continue;
      unplaced.push({
        kind: 'line-gone',
        words: 'One line of a provision is missing',
        pid: node.pid,
        shownRuns: deletedText(sentLine.amended),
        by: authorOf(one.maker),
      });
    }
    for (const child of node.children) visit(child);
  };
  visit(amendedAct);
  return { items, unplaced };
}

/**
 * Finds the draft's own omissions and moves that were rejected.
 * @returns the lines that a rejected move would have had
 */
function addRejectedEdits(
  lines: readonly SentLine[],
  edits: WholeEdits,
  missingByLine: ReadonlyMap<SentLine, MissingLine>,
  restored: readonly RestoredLine[],
  items: WordItem[],
  unplaced: UnplacedChange[],
): ReadonlySet<SentLine> {
  const movedBackLines = new Set<SentLine>();
  const byEdit = new Map<string, RestoredLine[]>();
  for (const one of restored) byEdit.set(keyOf(one.edit), [...(byEdit.get(keyOf(one.edit)) ?? []), one]);
  for (const group of byEdit.values()) {
    const edit = group[0]?.edit;
    if (!edit) continue;
    const editLines = lines.filter((sentLine) => {
      const lineEdit = wholeEditOf(sentLine, edits);
      return lineEdit !== null && keyOf(lineEdit) === keyOf(edit);
    });
    const oldLines = editLines.filter(({ line }) => line.changeStatus.state === 'deleted');
    const newLines = editLines.filter(({ line }) => line.changeStatus.state === 'inserted');
    const text = group.map(({ returnedLine }) => returnedLine.text).join('\n');
    const by = group.flatMap(({ returnedLine }) =>
      returnedLine.runs.flatMap((run) => (run.kind === 'inserted' && run.by) || []),
    )[0];
    const maker: Maker = by ? { kind: 'tracked', by } : { kind: 'rejected', am: edit.am };
    const isWhole = oldLines.length === group.length && newLines.every((sent) => missingByLine.has(sent));
    if (isWhole) {
      for (const sentLine of newLines) movedBackLines.add(sentLine);
      items.push({
        operation: { do: 'drop', edits: [edit] },
        maker,
        pid: edit.pid,
        shownRuns: insertedText(text),
        before: '',
        after: text,
      });
    }
    const isSame = group.every(({ sentLine, returnedLine }) => sentLine.original === returnedLine.text);
    if (isWhole && isSame) continue;
    unplaced.push({
      kind: 'partly-restored',
      words: isWhole
        ? 'A provision that the draft omits is returnedLine, with different words'
        : 'Some lines of a provision that the draft omits or moves are returnedLine',
      pid: edit.pid,
      shownRuns: group.flatMap(({ sentLine, returnedLine }) =>
        isSame
          ? insertedText(returnedLine.text)
          : [...deletedText(sentLine.original), ...insertedText(returnedLine.text)],
      ),
      by: authorOf(maker),
    });
  }
  return movedBackLines;
}
