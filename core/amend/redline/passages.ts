import type { Kind, Pid } from '../../act/tree.ts';
import { type Line, linesOf } from './lines.ts';
import { isUntouched, type RedlineNode } from './redline.ts';

/** A line of a passage, or a gap: the number of lines that are left out. */
export type PassageRow =
  | { readonly type: 'line'; readonly line: Line }
  | { readonly type: 'gap'; readonly key: string; readonly count: number };

/** The changed lines of one section, with enough unchanged lines to show their place. */
export interface Passage {
  /** The section, or another provision that is listed like one. */
  readonly pid: Pid;
  readonly rows: readonly PassageRow[];
}

/** The kinds that group sections. Their only line of their own is the heading. */
const CONTAINERS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading']);

/** The fewest lines that are replaced by a gap. A gap takes a line itself, so a single line is shown. */
const MIN_GAP_LINES = 2;

/** Whether anything in a line is inserted, deleted or moved. */
export const isChanged = (line: Line): boolean =>
  line.changeStatus.state !== 'kept' ||
  [...line.label, ...line.body].some(({ runs }) => runs.some(({ kind }) => kind !== 'kept'));

/** The indices of the lines that a line is under by its level, such as opening words and the section's heading. */
function outerLinesOf(lines: readonly Line[], at: number): readonly number[] {
  const outerLines: number[] = [];
  let level = lines[at]?.level ?? 0;
  for (let above = at - 1; above >= 0 && level > 0; above--) {
    const line = lines[above];
    if (!line || line.level >= level) continue;
    outerLines.push(above);
    level = line.level;
  }
  return outerLines;
}

/** A changed line, the lines that it is under, and its neighbours. A deeper neighbour belongs to another list. */
function contextOf(lines: readonly Line[], at: number): readonly number[] {
  const level = lines[at]?.level ?? 0;
  const neighbours = [at - 1, at + 1].filter((near) => (lines[near]?.level ?? level + 1) <= level);
  return [...outerLinesOf(lines, at), ...neighbours, at];
}

/** Adds the other cells of each chosen row of a table, and the rows that head its columns. */
export function withWholeRows(lines: readonly Line[], chosen: ReadonlySet<number>): ReadonlySet<number> {
  const rows = new Set<string>();
  const tables = new Set<Pid>();
  for (const at of chosen) {
    const cell = lines[at]?.cell;
    if (!cell) continue;
    rows.add(cell.rowKey);
    tables.add(cell.table);
  }
  if (tables.size === 0) return chosen;
  const all = lines.flatMap(({ cell }, at) =>
    chosen.has(at) || (cell && (rows.has(cell.rowKey) || (cell.isHead && tables.has(cell.table))))
      ? [at]
      : [],
  );
  return new Set(all);
}

function rowsOf(lines: readonly Line[]): readonly PassageRow[] {
  const changed = new Set(lines.flatMap((line, at) => (isChanged(line) ? contextOf(lines, at) : [])));
  const visible = withWholeRows(lines, changed);
  const rows: PassageRow[] = [];
  let gap: Line[] = [];
  for (const [at, line] of lines.entries()) {
    if (!visible.has(at)) {
      gap.push(line);
      continue;
    }
    const [first] = gap;
    if (first && gap.length >= MIN_GAP_LINES)
      rows.push({ type: 'gap', key: `gap ${first.key}`, count: gap.length });
    else rows.push(...gap.map((short) => ({ type: 'line', line: short }) as const));
    rows.push({ type: 'line', line });
    gap = [];
  }
  return rows;
}

/** Whether a line has only closing words, which a container prints after everything in it. */
const isClosing = ({ body }: Line): boolean =>
  body.length > 0 && body.every(({ field }) => field === 'wrapUp');

const passageOf = (pid: Pid, lines: readonly Line[]): readonly Passage[] =>
  lines.some(isChanged) ? [{ pid, rows: rowsOf(lines) }] : [];

/**
 * The changes of a redline with their context: a passage for every section with a change, in the order of the text. A
 * moved section has one at its old place and one at its new place, and a container may have one at its heading and one at
 * its closing words.
 */
export function passagesOf(node: RedlineNode): readonly Passage[] {
  if (isUntouched(node)) return [];
  const { provision, changeStatus, children } = node;
  const { pid, kind } = provision;
  if (changeStatus.state !== 'kept' || !CONTAINERS.has(kind)) return passageOf(pid, linesOf(node));
  const ownLines = linesOf({ ...node, children: [] });
  return [
    ...passageOf(
      pid,
      ownLines.filter((line) => !isClosing(line)),
    ),
    ...children.flatMap(passagesOf),
    ...passageOf(pid, ownLines.filter(isClosing)),
  ];
}
