import { isHeadRow, placedCells } from '../../act/table.ts';
import type { Field, Kind, Pid, Provision } from '../../act/tree.ts';
import { type ChangeStatus, isUntouched, type RedlineNode, type Run, redline, textOf } from './redline.ts';

/** A stretch of a printed line: one field of one provision, or a quotation mark printed round a quotation. */
export interface LineSegment {
  readonly pid: Pid;
  readonly field: Field | 'mark';
  readonly runs: readonly Run[];
}

/** Where in a table the line of a cell stands. */
export interface CellPlace {
  readonly table: Pid;
  readonly row: Pid;
  /** Tells one printing of a row from another: what is moved stands where it stood, and where it stands. */
  readonly rowKey: string;
  readonly isHead: boolean;
  /** The first column that it takes, from 1; how many it takes, and how many rows. */
  readonly column: number;
  readonly across: number;
  readonly down: number;
  readonly isFirst: boolean;
}

/**
 * One printed line (a paragraph, in a word processor's sense) of an Act with its changes. The window, the pack
 * and the Word file are all set from these, so that they can't disagree about what the text is.
 */
export interface Line {
  /**
   * Unique within a text, and the same for the same place however it is amended. What is moved has the key where it
   * now stands, and one of its own where it stood.
   */
  readonly key: string;
  readonly pid: Pid;
  readonly kind: Kind;
  readonly role: 'heading' | 'text' | 'wrapUp';
  /** How far in the line is set: 0 for a section's heading, 1 for a subsection, 2 for a paragraph … */
  readonly level: number;
  readonly label: readonly LineSegment[];
  readonly body: readonly LineSegment[];
  /** Whether the line itself is in both texts, or only in one. */
  readonly changeStatus: ChangeStatus;
  /** A line of a table is one of its cells, which is there even where it is empty. */
  readonly cell?: CellPlace;
}

const TOP: ReadonlySet<Kind> = new Set([
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

const read = (segments: readonly LineSegment[], leave: Run['kind']) =>
  segments.map((piece) => textOf(piece.runs, leave)).join('');

const isKept = (segments: readonly LineSegment[]): boolean =>
  segments.every(({ runs }) => runs.every(({ kind }) => kind === 'kept'));

/** A line is only there in the texts in which it has a label or words. */
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

/** Whether all of a line is struck in a place to which it was moved: it is in neither text there. */
const isNowhere = ({ changeStatus, label, body }: Line): boolean =>
  changeStatus.state !== 'kept' && changeStatus.moved === 'to' && !read([...label, ...body], 'deleted');

function markRun(text: string, changeStatus: ChangeStatus): Run {
  if (changeStatus.state === 'kept') return { kind: 'kept', text };
  const run = { kind: changeStatus.state, text, am: changeStatus.am };
  return changeStatus.moved ? { ...run, moved: true } : run;
}

/** Pieces as they are in one reading only, all of them `am`'s: words of the base deleted, or of the draft inserted. */
function only(
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

/** Who first changes anything in some lines: neither end need be theirs, where something came or went between. */
const firstDoer = (lines: readonly Line[]): string =>
  lines
    .flatMap(({ changeStatus, label, body }) => [
      ...(changeStatus.state === 'kept' ? [] : [changeStatus.am]),
      ...[...label, ...body].flatMap(({ runs }) =>
        runs.flatMap((run) => (run.kind === 'kept' ? [] : [run.am])),
      ),
    ])
    .at(0) ?? '';

/**
 * Puts pieces on one line as it is in the base text and on one as it is in the draft. Where an end of a quotation is
 * inserted or left out, those are two lines. The pieces then move from the one to the other.
 */
function onEnds(
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
    const am = line.changeStatus.state === 'kept' ? (mover[0] ?? firstDoer(lines)) : line.changeStatus.am;
    if (line === original) return addPieces(line, only(segments, 'deleted', am));
    return line === amended ? addPieces(line, only(segments, 'inserted', am)) : line;
  });
}

const inOriginal = (line: Line) => line.changeStatus.state !== 'inserted';
const inAmended = (line: Line) => line.changeStatus.state !== 'deleted';

/** Who has left out all of some lines, or put all of them in. */
const doerOf = (lines: readonly Line[]): string =>
  lines.flatMap(({ changeStatus }) => (changeStatus.state === 'kept' ? [] : [changeStatus.am])).at(-1) ?? '';

/** Adds a line for a quotation's marks, and for what follows them, to a text in which nothing is quoted between them. */
function withLineForMarks(node: RedlineNode, level: number, lines: readonly Line[]): readonly Line[] {
  const [isInOriginal, isInAmended] = [lines.some(inOriginal), lines.some(inAmended)];
  const bare = lineOf(node, { role: 'text', at: 'wrapUp', level }, NOTHING, NOTHING);
  if (node.changeStatus.state !== 'kept')
    return lines.length > 0 ? lines : [{ ...bare, changeStatus: node.changeStatus }];
  const am = doerOf(lines);
  if (isInOriginal && isInAmended) return lines;
  if (isInOriginal) return [...lines, { ...bare, changeStatus: { state: 'inserted', am } }];
  return [{ ...bare, changeStatus: isInAmended ? { state: 'deleted', am } : node.changeStatus }, ...lines];
}

/** Puts a quotation's marks round its lines, and what follows the closing mark on the last of them. */
function quoted(node: RedlineNode, level: number, printed: readonly Line[]): readonly Line[] {
  const { quote, pid } = node.provision;
  if (!quote) return printed;
  const lines = withLineForMarks(node, level, printed);
  const mark = (text: string): LineSegment => ({
    pid,
    field: 'mark',
    runs: [markRun(text, node.changeStatus)],
  });
  const opened = onEnds(
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
  return onEnds(opened, opened.findLast(inOriginal), opened.findLast(inAmended), close, (line, end) => ({
    ...line,
    body: [...line.body, ...end],
  }));
}

const NOTHING: readonly LineSegment[] = [];

/** Whose words they are: a part that existing text becomes has them from the provision that is divided. */
const ownerOf = ({ division, provision }: RedlineNode, field: Field): Pid =>
  division && field !== 'num' && field !== 'heading' ? division.of : provision.pid;

function piecesOf(node: RedlineNode, field: Field): readonly LineSegment[] {
  const runs = node.fields[field];
  return runs.length > 0 ? [{ pid: ownerOf(node, field), field, runs }] : NOTHING;
}

/** Where a line is set, and as what. */
interface Place {
  readonly role: Line['role'];
  readonly at: Field;
  readonly level: number;
}

function lineOf(
  node: RedlineNode,
  { role, at, level }: Place,
  label: readonly LineSegment[],
  body: readonly LineSegment[],
): Line {
  const { pid, kind } = node.provision;
  const moved = node.changeStatus.state !== 'kept' && node.changeStatus.moved === 'from' ? '/from' : '';
  const key = `${ownerOf(node, at)}/${at}${moved}`;
  return { key, pid, kind, role, level, label, body, changeStatus: changeStatusOf(node, label, body) };
}

/** Adds a provision's own lines that are printed before what is in it. */
function addBefore(node: RedlineNode, level: number, lines: Line[]): void {
  const { kind } = node.provision;
  let label = piecesOf(node, 'num');
  if (HEADED.has(kind) || node.fields.heading.length) {
    if (label.length || node.fields.heading.length) {
      const place = { role: 'heading', at: 'heading', level } as const;
      lines.push(lineOf(node, place, label, piecesOf(node, 'heading')));
    }
    label = NOTHING;
  }
  for (const at of ['intro', 'content'] as const) {
    const body = piecesOf(node, at);
    if (!body.length) continue;
    lines.push(lineOf(node, { role: 'text', at, level }, label, body));
    label = NOTHING;
  }
  if (label.length) lines.push(lineOf(node, { role: 'text', at: 'content', level }, label, NOTHING));
}

/** Adds those printed after it. */
function addAfter(node: RedlineNode, level: number, lines: Line[]): void {
  if (node.provision.kind === 'quotation' || !node.fields.wrapUp.length) return;
  lines.push(lineOf(node, { role: 'wrapUp', at: 'wrapUp', level }, NOTHING, piecesOf(node, 'wrapUp')));
}

/**
 * Puts the number of a Schedule paragraph without words of its own before that of its first sub-paragraph: "1(1)". In
 * one of the two texts it may have words, or another first sub-paragraph.
 */
function runOn(node: RedlineNode, before: readonly Line[], inner: readonly Line[]): readonly Line[] {
  const [head, ...rest] = before;
  if (!head?.label.length || head.role !== 'text') return [...before, ...inner];
  // Divided, the first sub-paragraph is in the original the paragraph's own words, and has no number yet.
  const isOwn = (leave: Run['kind']) => leave === 'inserted' && node.children[0]?.division !== undefined;
  const placeIn = (leave: Run['kind']) => {
    const first = inner.find((line) => line.changeStatus.state !== leave);
    const numbered = first && (read(first.label, leave) || isOwn(leave));
    const joins = numbered && first.kind === 'scheduleSubparagraph' && first.role === 'text';
    return joins && !before.some(({ body }) => read(body, leave)) ? first : head;
  };
  const bare = { ...head, label: [], changeStatus: changeStatusOf(node, [], head.body) };
  const [original, amended] = [placeIn('inserted'), placeIn('deleted')].map((line) =>
    line === head ? bare : line,
  );
  const prepend = (line: Line, label: readonly LineSegment[]) => ({
    ...line,
    label: [...label, ...line.label],
  });
  return onEnds([bare, ...rest, ...inner], original, amended, head.label, prepend)
    .map((line) =>
      line.key === head.key ? { ...line, changeStatus: changeStatusOf(node, line.label, line.body) } : line,
    )
    .filter((line) => line.key !== head.key || [...line.label, ...line.body].some(({ runs }) => runs.length));
}

/** The cells of a table, row by row: each is a line, with words or without. */
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
        ...lineOf(cell, place, NOTHING, piecesOf(cell, 'content')),
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

/** The lines of something that is printed otherwise than one after the other. */
function linesOfSpecial(node: RedlineNode, level: number, deeper: number): readonly Line[] {
  const [before, after]: [Line[], Line[]] = [[], []];
  addBefore(node, level, before);
  addAfter(node, level, after);
  const inner = node.children.flatMap((child) => linesOf(child, deeper));
  const runsOn = node.provision.kind === 'scheduleParagraph';
  const first = runsOn ? runOn(node, before, inner) : [...before, ...inner];
  const own = [...first, ...after].filter((line) => !isNowhere(line));
  return runsOn ? own : quoted(node, deeper, own);
}

/**
 * What the lines are kept of where nothing changes: what most of an Act is, whole groups of it among them, so that one
 * change has only what it stands in printed anew.
 */
const KEPT_PRINTED: ReadonlySet<Kind> = new Set<Kind>([
  'act',
  'part',
  'chapter',
  'crossheading',
  'section',
  'schedule',
  'scheduleParagraph',
]);

/** The lines of such provisions, at the level at which they were printed last. */
const printed = new WeakMap<RedlineNode, { readonly level: number; readonly lines: readonly Line[] }>();

/**
 * A redline as the lines it is printed in, in order, with every change in them. Where nothing changes they are the same
 * value each time.
 */
export function linesOf(node: RedlineNode, level = 0): readonly Line[] {
  const isKeptPrinted = KEPT_PRINTED.has(node.provision.kind) && isUntouched(node);
  const cached = isKeptPrinted ? printed.get(node) : undefined;
  if (cached?.level === level) return cached.lines;
  const lines: Line[] = [];
  printOne(node, level, lines);
  if (isKeptPrinted) printed.set(node, { level, lines });
  return lines;
}

function printOne(node: RedlineNode, level: number, lines: Line[]): void {
  const { kind } = node.provision;
  const deeper = TOP.has(kind) && kind !== 'section' && kind !== 'schedule' ? level : level + 1;
  if (kind === 'quotation' || kind === 'scheduleParagraph') {
    for (const line of linesOfSpecial(node, level, deeper)) lines.push(line);
    return;
  }
  const add = (addLines: typeof addBefore): void => {
    // Of what stands where it stood no line is nowhere, and most of a text does: added with nothing in between.
    const own = node.changeStatus.state === 'kept' ? lines : [];
    addLines(node, level, own);
    if (own !== lines) for (const line of own) if (!isNowhere(line)) lines.push(line);
  };
  add(addBefore);
  if (kind === 'table') addCells(node, deeper, lines);
  else
    for (const child of node.children) {
      if (KEPT_PRINTED.has(child.provision.kind)) for (const line of linesOf(child, deeper)) lines.push(line);
      else printOne(child, deeper, lines);
    }
  add(addAfter);
}

/** Which of the texts a reader wants: as it stands, as it would read. */
export type TextSide = 'original' | 'as-amended';

/** Whether part of a label is of its number, which a tab comes after: a quotation mark by itself has none. */
export const isOfNumber = ({ field }: { readonly field: string }): boolean => field !== 'mark';

/** The lines of one reading as plain text, label and body apart by a tab, and so are the cells of one row. */
export function plainLines(lines: readonly Line[], reading: TextSide): readonly string[] {
  const leave = reading === 'original' ? 'inserted' : 'deleted';
  const plain: string[] = [];
  for (const line of lines) {
    if (line.changeStatus.state === leave) continue;
    const tab = read(line.label.filter(isOfNumber), leave) ? '\t' : '';
    const text = read(line.label, leave) + tab + read(line.body, leave);
    // A cell that is read by itself has no other before it.
    const before = line.cell && !line.cell.isFirst ? plain.pop() : undefined;
    plain.push(before === undefined ? text : `${before}\t${text}`);
  }
  return plain;
}

/** A provision's text as it is printed, line by line, with nothing changed in it. */
export const plainText = (provision: Provision): string =>
  plainLines(linesOf(redline(provision, [])), 'original').join('\n');
