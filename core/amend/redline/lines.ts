import { isHeadRow, placedCells } from '../../act/table.ts';
import type { Field, Kind, Pid, Provision } from '../../act/tree.ts';
import {
  type ChangeStatus,
  isUntouched,
  type RedlineNode,
  type Run,
  redline,
  runIn,
  textOf,
} from './redline.ts';

/** A stretch of a printed line: one field of one provision, or a quotation mark printed round a quotation. */
export interface LineSegment {
  readonly pid: Pid;
  readonly field: Field | 'mark';
  readonly runs: readonly Run[];
}

/** The place of a cell's line in its table. */
export interface CellPlace {
  readonly table: Pid;
  readonly row: Pid;
  /** Unique for each printing of a row. A moved row is printed twice: at its old place and at its new one. */
  readonly rowKey: string;
  readonly isHead: boolean;
  /** The first column of the cell, from 1, and its colspan and rowspan. */
  readonly column: number;
  readonly across: number;
  readonly down: number;
  readonly isFirst: boolean;
}

/**
 * One printed line of an Act with its changes: a paragraph, as word processors call it. The window, the pack and the Word
 * file are all made from these lines, so that they can't disagree about the text.
 */
export interface Line {
  /**
   * Unique within a text, and independent of the amendments. A moved line has its usual key at its new place, and a
   * different one at the old place.
   */
  readonly key: string;
  readonly pid: Pid;
  readonly kind: Kind;
  readonly role: 'heading' | 'text' | 'wrapUp';
  /** The level of indentation: 0 for a section's heading, 1 for a subsection, 2 for a paragraph … */
  readonly level: number;
  readonly label: readonly LineSegment[];
  readonly body: readonly LineSegment[];
  /** Whether the line itself is in both texts, or only in one. */
  readonly changeStatus: ChangeStatus;
  /** Present for the line of a table's cell. An empty cell has a line, too. */
  readonly cell?: CellPlace;
}

const UNINDENTED: ReadonlySet<Kind> = new Set([
  'act',
  'longTitle',
  'enactingWords',
  'part',
  'chapter',
  'crossheading',
  'section',
  'schedule',
]);
const HEADED: ReadonlySet<Kind> = new Set(['part', 'chapter', 'crossheading', 'section', 'schedule']);

const readText = (segments: readonly LineSegment[], leave: Run['kind']) =>
  segments.map((piece) => textOf(piece.runs, leave)).join('');

const isKept = (segments: readonly LineSegment[]): boolean =>
  segments.every(({ runs }) => runs.every(({ kind }) => kind === 'kept'));

/** The status of a line. A line of a kept provision is inserted or deleted if it has a label or words in one text only. */
function changeStatusOf(
  node: RedlineNode,
  label: readonly LineSegment[],
  body: readonly LineSegment[],
): ChangeStatus {
  if (node.changeStatus.state !== 'kept') return node.changeStatus;
  if (isKept(label) && isKept(body)) return node.changeStatus;
  const runs = [...label, ...body].flatMap((piece) => piece.runs);
  const owner = runs.findLast((run) => run.kind !== 'kept');
  if (!owner) return node.changeStatus;
  if (!textOf(runs, 'inserted')) return { state: 'inserted', am: owner.am };
  if (!textOf(runs, 'deleted')) return { state: 'deleted', am: owner.am };
  return node.changeStatus;
}

/** Whether a line is in neither text: it is at the new place of a move, and all of it is struck there. */
const isInNoReading = ({ changeStatus, label, body }: Line): boolean =>
  changeStatus.state !== 'kept' && changeStatus.moved === 'to' && !readText([...label, ...body], 'deleted');

/** Segments as one text has them, all deleted (the base text's words) or all inserted (the amended text's) by `am`. */
function inOneReading(
  segments: readonly LineSegment[],
  kind: 'inserted' | 'deleted',
  am: string,
): readonly LineSegment[] {
  const leave = kind === 'inserted' ? 'deleted' : 'inserted';
  return segments.map((piece) => ({
    ...piece,
    runs: piece.runs.filter((run) => run.kind !== leave).map(({ text }) => ({ kind, text, am })),
  }));
}

/** The amendment with the first change in some lines. '' where nothing is changed. */
const firstChanger = (lines: readonly Line[]): string =>
  lines
    .flatMap(({ changeStatus, label, body }) => [
      ...(changeStatus.state === 'kept' ? [] : [changeStatus.am]),
      ...[...label, ...body].flatMap(({ runs }) =>
        runs.flatMap((run) => (run.kind === 'kept' ? [] : [run.am])),
      ),
    ])
    .at(0) ?? '';

/**
 * Adds segments to the line `original` in the base text and to the line `amended` in the amended text. The two differ
 * where the first or last line of a quotation is inserted or deleted. The segments are then deleted from one line and
 * inserted in the other.
 */
function addToEnds(
  lines: readonly Line[],
  original: Line | undefined,
  amended: Line | undefined,
  segments: readonly LineSegment[],
  addPieces: (line: Line, segments: readonly LineSegment[]) => Line,
): readonly Line[] {
  if (original === amended)
    return lines.map((line) => (line === original ? addPieces(line, segments) : line));
  const mover = [original, amended].flatMap((line) =>
    line && line.changeStatus.state !== 'kept' ? [line.changeStatus.am] : [],
  );
  return lines.map((line) => {
    const am = line.changeStatus.state === 'kept' ? (mover[0] ?? firstChanger(lines)) : line.changeStatus.am;
    if (line === original) return addPieces(line, inOneReading(segments, 'deleted', am));
    return line === amended ? addPieces(line, inOneReading(segments, 'inserted', am)) : line;
  });
}

const inOriginal = (line: Line) => line.changeStatus.state !== 'inserted';
const inAmended = (line: Line) => line.changeStatus.state !== 'deleted';

/** The amendment that deletes or inserts the last changed line as a whole. '' where no line is changed as a whole. */
const lastChanger = (lines: readonly Line[]): string =>
  lines.flatMap(({ changeStatus }) => (changeStatus.state === 'kept' ? [] : [changeStatus.am])).at(-1) ?? '';

/** Adds a line for a quotation's marks in a text in which the quotation has no lines of its own. */
function withMarkLine(node: RedlineNode, level: number, lines: readonly Line[]): readonly Line[] {
  const [isInOriginal, isInAmended] = [lines.some(inOriginal), lines.some(inAmended)];
  const bare = lineOf(node, { role: 'text', at: 'wrapUp', level }, NO_SEGMENTS, NO_SEGMENTS);
  if (node.changeStatus.state !== 'kept')
    return lines.length > 0 ? lines : [{ ...bare, changeStatus: node.changeStatus }];
  const am = lastChanger(lines);
  if (isInOriginal && isInAmended) return lines;
  if (isInOriginal) return [...lines, { ...bare, changeStatus: { state: 'inserted', am } }];
  return [{ ...bare, changeStatus: isInAmended ? { state: 'deleted', am } : node.changeStatus }, ...lines];
}

/** Puts quotation marks round a quotation's lines, and the words after the closing mark on the last line. */
function withQuotationMarks(node: RedlineNode, level: number, printed: readonly Line[]): readonly Line[] {
  const { quote, pid } = node.provision;
  if (!quote) return printed;
  const lines = withMarkLine(node, level, printed);
  const mark = (text: string): LineSegment => ({
    pid,
    field: 'mark',
    runs: [runIn(text, node.changeStatus)],
  });
  const opened = addToEnds(
    lines,
    lines.find(inOriginal),
    lines.find(inAmended),
    [mark(quote.start)],
    (line, open) =>
      line.label.length > 0
        ? { ...line, label: [...open, ...line.label] }
        : { ...line, body: [...open, ...line.body] },
  );
  const close = [mark(quote.end)];
  if (node.fields.wrapUp.length) close.push({ pid, field: 'wrapUp', runs: node.fields.wrapUp });
  return addToEnds(opened, opened.findLast(inOriginal), opened.findLast(inAmended), close, (line, end) => ({
    ...line,
    body: [...line.body, ...end],
  }));
}

const NO_SEGMENTS: readonly LineSegment[] = [];

/** The provision that edits of a field name. For the part that existing text becomes, it is the divided provision. */
const ownerOf = ({ division, provision }: RedlineNode, field: Field): Pid =>
  division && field !== 'num' && field !== 'heading' ? division.of : provision.pid;

function segmentsOfField(node: RedlineNode, field: Field): readonly LineSegment[] {
  const runs = node.fields[field];
  return runs.length > 0 ? [{ pid: ownerOf(node, field), field, runs }] : NO_SEGMENTS;
}

/** The role and level of a line, and the field that its key names. */
interface LinePlace {
  readonly role: Line['role'];
  readonly at: Field;
  readonly level: number;
}

function lineOf(
  node: RedlineNode,
  { role, at, level }: LinePlace,
  label: readonly LineSegment[],
  body: readonly LineSegment[],
): Line {
  const { pid, kind } = node.provision;
  const moved = node.changeStatus.state !== 'kept' && node.changeStatus.moved === 'from' ? '/from' : '';
  const key = `${ownerOf(node, at)}/${at}${moved}`;
  return { key, pid, kind, role, level, label, body, changeStatus: changeStatusOf(node, label, body) };
}

/** Adds a provision's own lines that are printed before its children. */
function addBefore(node: RedlineNode, level: number, lines: Line[]): void {
  const { kind } = node.provision;
  let label = segmentsOfField(node, 'num');
  if (HEADED.has(kind) || node.fields.heading.length) {
    if (label.length || node.fields.heading.length) {
      const place = { role: 'heading', at: 'heading', level } as const;
      lines.push(lineOf(node, place, label, segmentsOfField(node, 'heading')));
    }
    label = NO_SEGMENTS;
  }
  for (const at of ['intro', 'content'] as const) {
    const body = segmentsOfField(node, at);
    if (!body.length) continue;
    lines.push(lineOf(node, { role: 'text', at, level }, label, body));
    label = NO_SEGMENTS;
  }
  if (label.length) lines.push(lineOf(node, { role: 'text', at: 'content', level }, label, NO_SEGMENTS));
}

/** Adds a provision's closing words, which are printed after its children. */
function addAfter(node: RedlineNode, level: number, lines: Line[]): void {
  if (node.provision.kind === 'quotation' || !node.fields.wrapUp.length) return;
  lines.push(
    lineOf(node, { role: 'wrapUp', at: 'wrapUp', level }, NO_SEGMENTS, segmentsOfField(node, 'wrapUp')),
  );
}

/**
 * Prints the number of a Schedule paragraph without words of its own on the line of its first sub-paragraph: "1(1)". The
 * two texts may differ, because in one of them it has words or another first sub-paragraph.
 */
function withNumberRunOn(
  node: RedlineNode,
  before: readonly Line[],
  inner: readonly Line[],
): readonly Line[] {
  const [head, ...rest] = before;
  if (!head?.label.length || head.role !== 'text') return [...before, ...inner];
  // If the paragraph is divided, its first sub-paragraph is its own words in the original text, without a number.
  const isOwn = (leave: Run['kind']) => leave === 'inserted' && node.children[0]?.division !== undefined;
  const placeIn = (leave: Run['kind']) => {
    const first = inner.find((line) => line.changeStatus.state !== leave);
    const numbered = first && (readText(first.label, leave) || isOwn(leave));
    const joins = numbered && first.kind === 'scheduleSubparagraph' && first.role === 'text';
    return joins && !before.some(({ body }) => readText(body, leave)) ? first : head;
  };
  const bare = { ...head, label: [], changeStatus: changeStatusOf(node, [], head.body) };
  const [original, amended] = [placeIn('inserted'), placeIn('deleted')].map((line) =>
    line === head ? bare : line,
  );
  const prepend = (line: Line, label: readonly LineSegment[]) => ({
    ...line,
    label: [...label, ...line.label],
  });
  return addToEnds([bare, ...rest, ...inner], original, amended, head.label, prepend)
    .map((line) =>
      line.key === head.key ? { ...line, changeStatus: changeStatusOf(node, line.label, line.body) } : line,
    )
    .filter((line) => line.key !== head.key || [...line.label, ...line.body].some(({ runs }) => runs.length));
}

/** Adds a line for each cell of a table, row by row. */
function addCells(node: RedlineNode, level: number, lines: Line[]): void {
  const cells = placedCells(
    node.children.map(({ children }) => children),
    ({ provision }) => provision.layout,
  );
  for (const [at, row] of node.children.entries()) {
    const { pid, children } = row.provision;
    const { changeStatus } = row;
    const end = changeStatus.state !== 'kept' && changeStatus.moved === 'from' ? '/from' : '';
    const isHead = isHeadRow(row.provision);
    for (const [nth, { cell, column, across }] of (cells[at] ?? []).entries()) {
      const place = { role: 'text', at: 'content', level } as const;
      lines.push({
        ...lineOf(cell, place, NO_SEGMENTS, segmentsOfField(cell, 'content')),
        changeStatus: cell.changeStatus,
        cell: {
          table: node.provision.pid,
          row: pid,
          rowKey: pid + end,
          isHead: isHead || children[nth]?.layout?.header === true,
          column,
          across,
          down: cell.provision.layout?.down ?? 1,
          isFirst: nth === 0,
        },
      });
    }
  }
}

/** The lines of a quotation or a Schedule paragraph, whose own marks or number go on the lines of its children. */
function linesOfJoined(node: RedlineNode, level: number, deeper: number): readonly Line[] {
  const [before, after]: [Line[], Line[]] = [[], []];
  addBefore(node, level, before);
  addAfter(node, level, after);
  const inner = node.children.flatMap((child) => linesOf(child, deeper));
  const runsOn = node.provision.kind === 'scheduleParagraph';
  const first = runsOn ? withNumberRunOn(node, before, inner) : [...before, ...inner];
  const own = [...first, ...after].filter((line) => !isInNoReading(line));
  return runsOn ? own : withQuotationMarks(node, deeper, own);
}

/**
 * The kinds of provision whose lines are cached while nothing in them changes. After a change, only the provisions round
 * it are printed again.
 */
const CACHED_KINDS: ReadonlySet<Kind> = new Set<Kind>([
  'act',
  'part',
  'chapter',
  'crossheading',
  'section',
  'schedule',
  'scheduleParagraph',
]);

/** The cached lines, with the level at which they were printed last. */
const linesByNode = new WeakMap<RedlineNode, { readonly level: number; readonly lines: readonly Line[] }>();

/**
 * A redline as printed lines, in order, with every change in them. Unchanged provisions of most kinds give the same array
 * each time.
 */
export function linesOf(node: RedlineNode, level = 0): readonly Line[] {
  const isKeptPrinted = CACHED_KINDS.has(node.provision.kind) && isUntouched(node);
  const cached = isKeptPrinted ? linesByNode.get(node) : undefined;
  if (cached?.level === level) return cached.lines;
  const lines: Line[] = [];
  addLines(node, level, lines);
  if (isKeptPrinted) linesByNode.set(node, { level, lines });
  return lines;
}

function addLines(node: RedlineNode, level: number, lines: Line[]): void {
  const { kind } = node.provision;
  const deeper = UNINDENTED.has(kind) && kind !== 'section' && kind !== 'schedule' ? level : level + 1;
  if (kind === 'quotation' || kind === 'scheduleParagraph') {
    for (const line of linesOfJoined(node, level, deeper)) lines.push(line);
    return;
  }
  const add = (addLines: typeof addBefore): void => {
    // A kept provision has no line that is in neither text. Most of a text is kept, so its lines are added directly.
    const own = node.changeStatus.state === 'kept' ? lines : [];
    addLines(node, level, own);
    if (own !== lines) for (const line of own) if (!isInNoReading(line)) lines.push(line);
  };
  add(addBefore);
  if (kind === 'table') addCells(node, deeper, lines);
  else
    for (const child of node.children) {
      if (CACHED_KINDS.has(child.provision.kind)) for (const line of linesOf(child, deeper)) lines.push(line);
      else addLines(child, deeper, lines);
    }
  add(addAfter);
}

/** The base text, or the text as amended. */
export type TextSide = 'original' | 'as-amended';

/** Whether a segment of a label is part of its number. A tab follows a number, but not a quotation mark alone. */
export const isOfNumber = ({ field }: { readonly field: string }): boolean => field !== 'mark';

/** The lines of one text as plain text. A tab separates label and body, and the cells of a row. */
export function plainLines(lines: readonly Line[], reading: TextSide): readonly string[] {
  const leave = reading === 'original' ? 'inserted' : 'deleted';
  const plain: string[] = [];
  for (const line of lines) {
    if (line.changeStatus.state === leave) continue;
    const tab = readText(line.label.filter(isOfNumber), leave) ? '\t' : '';
    const text = readText(line.label, leave) + tab + readText(line.body, leave);
    // Where one cell is printed by itself, no earlier cell of its row is in `plain`.
    const before = line.cell && !line.cell.isFirst ? plain.pop() : undefined;
    plain.push(before === undefined ? text : `${before}\t${text}`);
  }
  return plain;
}

/** A provision's text as it is printed, line by line, without changes. */
export const plainText = (provision: Provision): string =>
  plainLines(linesOf(redline(provision, [])), 'original').join('\n');
