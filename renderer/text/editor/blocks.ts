import { readOnlyMessage } from '../../../core/act/shown-only.ts';
import type { Field, Kind, Pid, Provision } from '../../../core/act/tree.ts';
import { type Line, type LineSegment, linesOf } from '../../../core/amend/redline/lines.ts';
import {
  type ChangeStatus,
  type RedlineNode,
  type Run,
  textOf,
} from '../../../core/amend/redline/redline.ts';
import { printedParts, type TableLines } from '../../../core/amend/redline/table-lines.ts';

/** Deleted text, and the amendment that deletes it. */
export interface StruckRun {
  readonly text: string;
  readonly am: string;
}

/** A run of live text (base text that is kept, or an insertion), with the deleted text just before it. */
export interface LiveRun {
  readonly text: string;
  /** The id of the amendment that inserts it; null for the base text. */
  readonly am: string | null;
  readonly struckBefore: readonly StruckRun[];
}

/** The place of a table cell in its grid, and its name for a screen reader. */
export interface BlockCell {
  readonly table: Pid;
  readonly columns: number;
  readonly column: number;
  readonly across: number;
  readonly down: number;
  readonly isHead: boolean;
  /** `column 2, Charge, row “a child under 12”`. */
  readonly name: string;
}

/** One field of one provision, as an editable line. */
export interface Block {
  /** `pid/field`, the same however the field is amended. A line that is drawn twice has a suffix on its second key. */
  readonly key: string;
  /** The provision whose text this is. An edit in the block names it. */
  readonly pid: Pid;
  readonly field: Field;
  readonly kind: Kind;
  readonly role: Line['role'];
  readonly level: number;
  readonly changeStatus: ChangeStatus;
  /** The printed number after the changes. Shown, never typed in. */
  readonly label: string;
  /** The number before the changes, where an amendment changes it; else empty. */
  readonly labelWas: string;
  /** Quotation marks printed round the line. */
  readonly open: string;
  readonly close: string;
  /** Whether another block comes before it in the same printed line. */
  readonly continuesLine: boolean;
  /** Why nobody can type here; null where they can. */
  readonly locked: string | null;
  /** Its place in a table; null outside tables. */
  readonly cell: BlockCell | null;
  readonly liveRuns: readonly LiveRun[];
  /** The deleted text after the last live run. */
  readonly struckAtEnd: readonly StruckRun[];
}

/** The text of a block without what is deleted. */
export const liveText = (block: Pick<Block, 'liveRuns'>): string =>
  block.liveRuns.map((strip) => strip.text).join('');

export const wordsOf = (struck: readonly StruckRun[]): string => struck.map(({ text }) => text).join('');

/** The deleted text at an offset of the live text; empty where nothing is deleted. */
export function struckAt(
  { liveRuns, struckAtEnd }: Pick<Block, 'liveRuns' | 'struckAtEnd'>,
  offset: number,
): string {
  let at = 0;
  for (const { text, struckBefore } of liveRuns) {
    if (at === offset && struckBefore.length > 0) return wordsOf(struckBefore);
    at += text.length;
  }
  return at === offset ? wordsOf(struckAtEnd) : '';
}

/** The amendment whose insertion contains an offset, edges excluded; null in base text or at an edge. */
export function ownerAt({ liveRuns }: Pick<Block, 'liveRuns'>, offset: number): string | null {
  let start = 0;
  for (const { text, am } of liveRuns) {
    const end = start + text.length;
    if (start < offset && offset < end) return am;
    start = end;
  }
  return null;
}

/** Turns runs of a redline into live runs. Deleted text belongs to the live run that follows it. */
export function liveRunsOf(runs: readonly Run[]): Pick<Block, 'liveRuns' | 'struckAtEnd'> {
  const liveRuns: LiveRun[] = [];
  let struckBefore: StruckRun[] = [];
  for (const run of runs) {
    if (run.kind === 'deleted') {
      struckBefore.push({ text: run.text, am: run.am });
      continue;
    }
    liveRuns.push({ text: run.text, am: run.kind === 'inserted' ? run.am : null, struckBefore });
    struckBefore = [];
  }
  return { liveRuns, struckAtEnd: struckBefore };
}

const plainText = (lineParts: readonly LineSegment[], excluded: Run['kind']) =>
  textOf(
    lineParts.flatMap((linePart) => linePart.runs),
    excluded,
  );

interface NodeOnPage {
  readonly provision: Provision;
  /** The provision’s own change status: a line whose text is all deleted can still be typed in. */
  readonly changeStatus: ChangeStatus;
}

function lockOf({ provision, changeStatus }: NodeOnPage): string | null {
  if (changeStatus.state === 'deleted') return `${changeStatus.am} omits this.`;
  if (provision.missing)
    return 'The wording of this provision is not available, so you cannot change it here.';
  if (provision.repealed) return 'This provision is repealed.';
  if (provision.kind === 'block') return `${readOnlyMessage(provision)}.`;
  return null;
}

const MOVED_FROM_SUFFIX = '/from';

/** Whether a printed piece has the provision and field that a line is named after. */
const isNamedAfter = ({ key }: Line, { pid, field }: LineSegment, suffix: string): boolean =>
  key === `${pid}/${field}${suffix}`;

/** The fields of a printed line. The number belongs to the first, and quotation marks to the field beside them. */
function blocksOfLine(
  line: Line,
  nodesByKey: ReadonlyMap<string, NodeOnPage>,
  cell: BlockCell | null = null,
): readonly Block[] {
  const blocks: Block[] = [];
  // A moved provision is drawn twice: deleted at its old place, and live at its new one.
  const suffix = line.key.endsWith(MOVED_FROM_SUFFIX) ? MOVED_FROM_SUFFIX : '';
  const own = nodesByKey.get(line.pid + suffix);
  if (!own) throw new RangeError(`There is no ${line.pid} in the section`);
  let open = '';
  const add = (pid: Pid, field: Field, runs: readonly Run[]) => {
    const continuesLine = blocks.length > 0;
    const { provision, changeStatus } = continuesLine ? (nodesByKey.get(pid + suffix) ?? own) : own;
    const label = continuesLine ? '' : plainText(line.label, 'deleted');
    const labelBefore = continuesLine ? '' : plainText(line.label, 'inserted');
    blocks.push({
      key: continuesLine ? `${pid}/${field}${suffix}` : line.key,
      pid,
      field,
      kind: provision.kind,
      role: line.role,
      level: line.level,
      changeStatus,
      label: label || labelBefore,
      labelWas: labelBefore === label || changeStatus.state !== 'kept' ? '' : labelBefore,
      open: continuesLine ? '' : open,
      close: '',
      continuesLine,
      locked: lockOf({ provision, changeStatus }),
      cell,
      ...liveRunsOf(runs),
    });
  };
  const words = line.role === 'heading' ? 'heading' : own.provision.children.length > 0 ? 'intro' : 'content';
  for (const linePart of line.body) {
    // Closing words may follow a number that has no text yet. That text gets a block of its own, so that it can be typed.
    const isAfterNone =
      blocks.length === 0 && linePart.field === 'wrapUp' && !isNamedAfter(line, linePart, suffix);
    if (isAfterNone) add(line.pid, words, []);
    const last = blocks.at(-1);
    if (linePart.field !== 'mark') add(linePart.pid, linePart.field, linePart.runs);
    else if (last)
      blocks[blocks.length - 1] = { ...last, close: last.close + plainText([linePart], 'deleted') };
    else open += plainText([linePart], 'deleted');
  }
  // A number without text gets an empty block to type the text in.
  if (blocks.length === 0) add(line.pid, words, []);
  return blocks;
}

function* nodesOnPage({
  provision,
  changeStatus,
  children,
}: RedlineNode): Generator<readonly [string, NodeOnPage]> {
  const suffix = changeStatus.state !== 'kept' && changeStatus.moved === 'from' ? MOVED_FROM_SUFFIX : '';
  yield [provision.pid + suffix, { provision, changeStatus }];
  for (const child of children) yield* nodesOnPage(child);
}

const COPY_SUFFIX = '/was';
const TYPE_ELSEWHERE = 'These words are now in another line. Change them there.';

/**
 * Gives each block a key of its own. Closing words after a quotation are on two lines where an amendment deletes the last
 * quoted provision or inserts another after it: deleted on one, live on the other. Only the live line can be typed in.
 */
function withUniqueKeys(blocks: readonly Block[]): readonly Block[] {
  if (new Set(blocks.map(({ key }) => key)).size === blocks.length) return blocks;
  const liveIndexByKey = new Map<string, number>();
  for (const [index, block] of blocks.entries())
    if (block.liveRuns.length > 0 || !liveIndexByKey.has(block.key)) liveIndexByKey.set(block.key, index);
  return blocks.map((block, index) => {
    if (liveIndexByKey.get(block.key) === index) return block;
    const copy = blocks.slice(0, index).filter(({ key }) => key === block.key).length;
    return {
      ...block,
      key: `${block.key}${COPY_SUFFIX}${copy || ''}`,
      locked: block.locked ?? TYPE_ELSEWHERE,
    };
  });
}

/** Whether an inserted provision has neither a number nor text left. No line is printed for it. */
const isEmptied = ({ provision, changeStatus, children, fields }: RedlineNode): boolean =>
  changeStatus.state === 'inserted' &&
  !changeStatus.moved &&
  children.length === 0 &&
  provision.kind !== 'block' &&
  provision.kind !== 'cell' &&
  Object.values(fields).every((runs) => runs.length === 0);

function* pidsIn({ provision, children }: RedlineNode): Generator<Pid> {
  yield provision.pid;
  for (const child of children) yield* pidsIn(child);
}

/** Adds a line for each emptied provision, after its earlier sibling or else first in its parent. */
function withEmptiedLines(
  node: RedlineNode,
  blocks: readonly Block[],
  nodesByKey: ReadonlyMap<string, NodeOnPage>,
): readonly Block[] {
  let all = blocks;
  for (const [at, child] of node.children.entries()) {
    if (!isEmptied(child)) {
      all = withEmptiedLines(child, all, nodesByKey);
      continue;
    }
    const { pid, kind } = child.provision;
    const before = node.children
      .slice(0, at)
      .findLast((one) => all.some((block) => block.pid === one.provision.pid));
    const inside = new Set(before ? pidsIn(before) : [node.provision.pid]);
    const last = all.findLastIndex((block) => inside.has(block.pid) && (before || block.role !== 'wrapUp'));
    const level =
      all.find((block) => block.pid === before?.provision.pid)?.level ?? (all[last]?.level ?? 0) + 1;
    const place = { key: `${pid}/content`, pid, kind, role: 'text', level } as const;
    const line: Line = { ...place, label: [], body: [], changeStatus: child.changeStatus };
    all = all.toSpliced(last + 1, 0, ...blocksOfLine(line, nodesByKey));
  }
  return all;
}

/** The cells of a table. Each is named by the heading of its column and the first cell of its row. */
function blocksOfTable(table: TableLines, nodesByKey: ReadonlyMap<string, NodeOnPage>): readonly Block[] {
  const wordsIn = (line: Line | undefined) => (line ? plainText(line.body, 'deleted').trim() : '');
  const headings = new Map<number, string>();
  for (const { isHead, cells } of table.rows)
    if (isHead) for (const line of cells) headings.set(line.cell.column, wordsIn(line));
  return table.rows.flatMap(({ isHead, cells }) => {
    const about = wordsIn(cells[0]);
    return cells.flatMap((line) => {
      const { column, across, down } = line.cell;
      const heading = isHead ? '' : (headings.get(column) ?? '');
      const row = isHead ? 'heading row' : about ? `row “${about}”` : 'row without words in its first column';
      const name = [`column ${column}`, heading, row].filter(Boolean).join(', ');
      const { columns, table: pid } = table;
      return blocksOfLine(line, nodesByKey, {
        ...{ table: pid, columns, column, across, down, name },
        isHead: line.cell.isHead,
      });
    });
  });
}

/** The editable lines of a section’s redline, in reading order. Each has a unique key. */
export function blocksOf(node: RedlineNode): readonly Block[] {
  const nodesByKey = new Map(nodesOnPage(node));
  const printed = printedParts(linesOf(node)).flatMap((part) =>
    part.type === 'line' ? blocksOfLine(part.line, nodesByKey) : blocksOfTable(part, nodesByKey),
  );
  return withEmptiedLines(node, withUniqueKeys(printed), nodesByKey);
}
