import type { Kind, Pid } from '../../act/tree.ts';
import { type Line, linesOf } from './lines.ts';
import { isUntouched, type RedlineNode } from './redline.ts';

/** A line of a passage, or how many lines are left out between two of them. */
export type PassageRow =
  | { readonly type: 'line'; readonly line: Line }
  | { readonly type: 'gap'; readonly key: string; readonly count: number };

/** What an amendment does in one section: the lines that change, in so much of the section as says where one is. */
export interface Passage {
  /** The section, or what stands in the place of one. */
  readonly pid: Pid;
  readonly rows: readonly PassageRow[];
}

/** What holds sections: of these only the heading is a line of their own. */
const CONTAINERS: ReadonlySet<Kind> = new Set(['act', 'part', 'chapter', 'crossheading']);

/** Gaps shorter than this are shown: to leave out one line and say so saves nothing. */
const LEAST_GAP = 2;

/** Whether anything of a line is put in, struck or moved. */
export const isChanged = (line: Line): boolean =>
  line.changeStatus.state !== 'kept' ||
  [...line.label, ...line.body].some(({ runs }) => runs.some(({ kind }) => kind !== 'kept'));

/** The lines that a line stands under, by its level: the words that it goes on from, and the section's heading. */
function over(lines: readonly Line[], at: number): readonly number[] {
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

/** A changed line, what it stands under, and those beside it that are no deeper: the end of another list says nothing. */
function around(lines: readonly Line[], at: number): readonly number[] {
  const level = lines[at]?.level ?? 0;
  const neighbours = [at - 1, at + 1].filter((one) => (lines[one]?.level ?? level + 1) <= level);
  return [...over(lines, at), ...neighbours, at];
}

/** A row of a table is shown whole, and with it what heads its columns. */
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
  const changed = new Set(lines.flatMap((line, at) => (isChanged(line) ? around(lines, at) : [])));
  const visible = withWholeRows(lines, changed);
  const rows: PassageRow[] = [];
  let gap: Line[] = [];
  for (const [at, line] of lines.entries()) {
    if (!visible.has(at)) {
      gap.push(line);
      continue;
    }
    const [first] = gap;
    if (first && gap.length >= LEAST_GAP)
      rows.push({ type: 'gap', key: `gap ${first.key}`, count: gap.length });
    else rows.push(...gap.map((left) => ({ type: 'line', line: left }) as const));
    rows.push({ type: 'line', line });
    gap = [];
  }
  return rows;
}

/**
 * The changes of a redline, each in its context: a passage for every section in which something changes, in the order of
 * the text. What is moved has one where it stood and one where it stands.
 */
export function passagesOf(node: RedlineNode): readonly Passage[] {
  if (isUntouched(node)) return [];
  const { provision, changeStatus, children } = node;
  const isWhole = changeStatus.state !== 'kept' || !CONTAINERS.has(provision.kind);
  const own = linesOf(isWhole ? node : { ...node, children: [] });
  const passage = own.some(isChanged) ? [{ pid: provision.pid, rows: rowsOf(own) }] : [];
  return isWhole ? passage : [...passage, ...children.flatMap(passagesOf)];
}
