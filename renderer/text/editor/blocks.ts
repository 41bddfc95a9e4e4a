import { shownOnly } from '../../../core/act/shown-only.ts';
import type { Field, Kind, Pid, Provision } from '../../../core/act/tree.ts';
import { type Line, linesOf, type Piece } from '../../../core/amend/redline/lines.ts';
import {
  type ChangeStatus,
  type RedlineNode,
  type Run,
  textOf,
} from '../../../core/amend/redline/redline.ts';
import { printedParts, type TableLines } from '../../../core/amend/redline/table-lines.ts';

/** Words struck out, and whose doing it is. */
export interface Struck {
  readonly text: string;
  readonly am: string;
}

/** A stretch of words that stand, with the words struck just before it. */
export interface Strip {
  readonly text: string;
  /** The amendment that inserted it; null where the words are the Act's own. */
  readonly am: string | null;
  readonly before: readonly Struck[];
}

/** The place of a cell, for the eye and in words for the ear. */
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

/** One field of one provision as it is typed in: what the person sees as a line. */
export interface Block {
  /** The same for the same place however it is amended; `pid/field` but for what was struck where it stood. */
  readonly key: string;
  /** Whose words they are: what an edit of them names. */
  readonly pid: Pid;
  readonly field: Field;
  readonly kind: Kind;
  readonly role: Line['role'];
  readonly level: number;
  readonly changeStatus: ChangeStatus;
  /** The printed number, as it would read. Shown, never typed in. */
  readonly label: string;
  /** The number as it was, where an amendment changes it. */
  readonly labelWas: string;
  /** Quotation marks printed round the line. */
  readonly open: string;
  readonly close: string;
  /** Follows another block in the same printed line. */
  readonly continuesLine: boolean;
  /** Why nobody can type here, or null. */
  readonly locked: string | null;
  /** Where in a table it stands; null for what stands in none. */
  readonly cell: BlockCell | null;
  readonly strips: readonly Strip[];
  /** Words struck after the last strip. */
  readonly tail: readonly Struck[];
}

/** The words that stand in a block. */
export const liveText = (block: Pick<Block, 'strips'>): string =>
  block.strips.map((strip) => strip.text).join('');

export const wordsOf = (struck: readonly Struck[]): string => struck.map(({ text }) => text).join('');

/** The words that are struck at an offset of those that stand; empty where none are. */
export function struckAt({ strips, tail }: Pick<Block, 'strips' | 'tail'>, offset: number): string {
  let at = 0;
  for (const { text, before } of strips) {
    if (at === offset && before.length > 0) return wordsOf(before);
    at += text.length;
  }
  return at === offset ? wordsOf(tail) : '';
}

/** The amendment whose words a place is among, not at their edge; null where it is among the base text’s. */
export function ownerAt({ strips }: Pick<Block, 'strips'>, offset: number): string | null {
  let start = 0;
  for (const { text, am } of strips) {
    const end = start + text.length;
    if (start < offset && offset < end) return am;
    start = end;
  }
  return null;
}

/** Runs as strips: deleted words belong to the strip they stand before. */
export function stripsOf(runs: readonly Run[]): Pick<Block, 'strips' | 'tail'> {
  const strips: Strip[] = [];
  let before: Struck[] = [];
  for (const run of runs) {
    if (run.kind === 'deleted') {
      before.push({ text: run.text, am: run.am });
      continue;
    }
    strips.push({ text: run.text, am: run.kind === 'inserted' ? run.am : null, before });
    before = [];
  }
  return { strips, tail: before };
}

const plain = (lineParts: readonly Piece[], leave: Run['kind']) =>
  textOf(
    lineParts.flatMap((linePart) => linePart.runs),
    leave,
  );

interface NodeOnPage {
  readonly provision: Provision;
  /** The provision's own change status: a line whose words are all struck can still be typed in. */
  readonly changeStatus: ChangeStatus;
}

function lockOf({ provision, changeStatus }: NodeOnPage): string | null {
  if (changeStatus.state === 'deleted') return `${changeStatus.am} omits this.`;
  if (provision.missing)
    return 'The wording of this provision is not available, so you cannot change it here.';
  if (provision.repealed) return 'This provision is repealed.';
  if (provision.kind === 'block') return `${shownOnly(provision)}.`;
  return null;
}

const LEFT = '/from';

/** Whether a piece is of the provision and field that a line is named after. */
const isOf = ({ key }: Line, { pid, field }: Piece, end: string): boolean => key === `${pid}/${field}${end}`;

/** A printed line as its fields: the number belongs to the first, and quotation marks to what they stand by. */
function blocksOfLine(
  line: Line,
  standing: ReadonlyMap<string, NodeOnPage>,
  cell: BlockCell | null = null,
): readonly Block[] {
  const blocks: Block[] = [];
  // What was moved stands twice: struck where it stood, and where it stands now.
  const end = line.key.endsWith(LEFT) ? LEFT : '';
  const own = standing.get(line.pid + end);
  if (!own) throw new RangeError(`There is no ${line.pid} in the section`);
  let open = '';
  const add = (pid: Pid, field: Field, runs: readonly Run[]) => {
    const continuesLine = blocks.length > 0;
    const { provision, changeStatus } = continuesLine ? (standing.get(pid + end) ?? own) : own;
    const label = continuesLine ? '' : plain(line.label, 'deleted');
    const was = continuesLine ? '' : plain(line.label, 'inserted');
    blocks.push({
      key: continuesLine ? `${pid}/${field}${end}` : line.key,
      pid,
      field,
      kind: provision.kind,
      role: line.role,
      level: line.level,
      changeStatus,
      label: label || was,
      labelWas: was === label || changeStatus.state !== 'kept' ? '' : was,
      open: continuesLine ? '' : open,
      close: '',
      continuesLine,
      locked: lockOf({ provision, changeStatus }),
      cell,
      ...stripsOf(runs),
    });
  };
  const words = line.role === 'heading' ? 'heading' : own.provision.children.length > 0 ? 'intro' : 'content';
  for (const linePart of line.body) {
    // What is printed after a quotation may follow a number that has no words yet: those have a block of their own.
    const isAfterNone = blocks.length === 0 && linePart.field === 'wrapUp' && !isOf(line, linePart, end);
    if (isAfterNone) add(line.pid, words, []);
    const last = blocks.at(-1);
    if (linePart.field !== 'mark') add(linePart.pid, linePart.field, linePart.runs);
    else if (last) blocks[blocks.length - 1] = { ...last, close: last.close + plain([linePart], 'deleted') };
    else open += plain([linePart], 'deleted');
  }
  // A number without words: what is typed there becomes the words.
  if (blocks.length === 0) add(line.pid, words, []);
  return blocks;
}

function* standingIn({
  provision,
  changeStatus,
  children,
}: RedlineNode): Generator<readonly [string, NodeOnPage]> {
  const end = changeStatus.state !== 'kept' && changeStatus.moved === 'from' ? LEFT : '';
  yield [provision.pid + end, { provision, changeStatus }];
  for (const child of children) yield* standingIn(child);
}

const WAS = '/was';
const ELSEWHERE = 'These words are now in another line. Change them there.';

/**
 * Words printed after a quotation stand on two lines where its last one is left out or followed by another: struck on
 * the one, and as they stand on the other. Only there can they be typed in.
 */
function withUniqueKeys(blocks: readonly Block[]): readonly Block[] {
  if (new Set(blocks.map(({ key }) => key)).size === blocks.length) return blocks;
  const liveIndexByKey = new Map<string, number>();
  for (const [index, block] of blocks.entries())
    if (block.strips.length > 0 || !liveIndexByKey.has(block.key)) liveIndexByKey.set(block.key, index);
  return blocks.map((block, index) => {
    if (liveIndexByKey.get(block.key) === index) return block;
    const copy = blocks.slice(0, index).filter(({ key }) => key === block.key).length;
    return { ...block, key: `${block.key}${WAS}${copy || ''}`, locked: block.locked ?? ELSEWHERE };
  });
}

/** Whether a provision was put in, and has neither a number nor words any more: then no line is printed of it. */
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

/** Gives emptied provisions a line to be typed in again: after what stands before them, or first in what they are in. */
function withEmptied(
  node: RedlineNode,
  blocks: readonly Block[],
  standing: ReadonlyMap<string, NodeOnPage>,
): readonly Block[] {
  let all = blocks;
  for (const [at, child] of node.children.entries()) {
    if (!isEmptied(child)) {
      all = withEmptied(child, all, standing);
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
    all = all.toSpliced(last + 1, 0, ...blocksOfLine(line, standing));
  }
  return all;
}

/** The cells of a table, each named by its column's heading and by what its row is about. */
function blocksOfTable(table: TableLines, standing: ReadonlyMap<string, NodeOnPage>): readonly Block[] {
  const wordsIn = (line: Line | undefined) => (line ? plain(line.body, 'deleted').trim() : '');
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
      return blocksOfLine(line, standing, {
        ...{ table: pid, columns, column, across, down, name },
        isHead: line.cell.isHead,
      });
    });
  });
}

/** A section's redline as the blocks it is typed in, in reading order, each with a key of its own. */
export function blocksOf(node: RedlineNode): readonly Block[] {
  const standing = new Map(standingIn(node));
  const printed = printedParts(linesOf(node)).flatMap((part) =>
    part.type === 'line' ? blocksOfLine(part.line, standing) : blocksOfTable(part, standing),
  );
  return withEmptied(node, withUniqueKeys(printed), standing);
}
