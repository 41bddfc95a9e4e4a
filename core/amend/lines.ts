import type { Field, Kind, Pid, Provision } from '../act/tree.ts';
import { type Fate, type RedlineNode, type Run, redline } from './redline.ts';

/** A stretch of a printed line: one field of one provision, or a quotation mark printed round a quotation. */
export interface Piece {
  readonly pid: Pid;
  readonly field: Field | 'mark';
  readonly runs: readonly Run[];
}

/**
 * One printed line (a paragraph, in a word processor's sense) of an Act with its changes. The window, the pack
 * and the Word file are all set from these, so that they can't disagree about what the text is.
 */
export interface Line {
  /** Unique within a text, and the same for the same place however it is amended. */
  readonly key: string;
  readonly pid: Pid;
  readonly kind: Kind;
  readonly role: 'heading' | 'text' | 'wrapUp';
  /** How far in the line is set: 0 for a section's heading, 1 for a subsection, 2 for a paragraph … */
  readonly level: number;
  readonly label: readonly Piece[];
  readonly body: readonly Piece[];
  /** Whether the line itself is in both texts, or only in one. */
  readonly fate: Fate;
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

const textOf = (runs: readonly Run[], leave: Run['kind']) =>
  runs.map((run) => (run.kind === leave ? '' : run.text)).join('');

/** A line is only there in the texts in which it has a label or words. */
function fateOf(node: RedlineNode, label: readonly Piece[], body: readonly Piece[]): Fate {
  if (node.fate.state !== 'kept') return node.fate;
  const runs = [...label, ...body].flatMap((piece) => piece.runs);
  const owner = runs.findLast((run) => run.kind !== 'kept');
  if (!owner) return node.fate;
  if (!textOf(runs, 'inserted')) return { state: 'inserted', am: owner.am };
  if (!textOf(runs, 'deleted')) return { state: 'deleted', am: owner.am };
  return node.fate;
}

function markRuns(text: string, fate: Fate): readonly Run[] {
  return [fate.state === 'kept' ? { kind: 'kept', text } : { kind: fate.state, text, am: fate.am }];
}

/** Pieces as they are in one reading only, all of them `am`'s: words of the base deleted, or of the draft inserted. */
function only(pieces: readonly Piece[], kind: 'inserted' | 'deleted', am: string): readonly Piece[] {
  const leave = kind === 'inserted' ? 'deleted' : 'inserted';
  return pieces.map((piece) => ({
    ...piece,
    runs: piece.runs.filter((run) => run.kind !== leave).map(({ text }) => ({ kind, text, am })),
  }));
}

/**
 * Puts pieces on one line as it is in the base text and one as it is in the draft. Where those are two lines, because
 * something is inserted or left out at an end of a quotation, the pieces move from the one to the other.
 */
function onEnds(
  lines: readonly Line[],
  original: Line | undefined,
  amended: Line | undefined,
  pieces: readonly Piece[],
  put: (line: Line, pieces: readonly Piece[]) => Line,
): readonly Line[] {
  if (original === amended) return lines.map((line) => (line === original ? put(line, pieces) : line));
  const mover = [original, amended].flatMap((line) =>
    line && line.fate.state !== 'kept' ? [line.fate.am] : [],
  );
  return lines.map((line) => {
    const am = line.fate.state === 'kept' ? (mover[0] ?? '') : line.fate.am;
    if (line === original) return put(line, only(pieces, 'deleted', am));
    return line === amended ? put(line, only(pieces, 'inserted', am)) : line;
  });
}

/** Puts a quotation's marks round its lines, and what follows the closing mark on the last of them. */
function quoted(node: RedlineNode, lines: readonly Line[]): readonly Line[] {
  const { quote, pid } = node.provision;
  if (!quote) return lines;
  const mark = (text: string): Piece => ({ pid, field: 'mark', runs: markRuns(text, node.fate) });
  const inOriginal = (line: Line) => line.fate.state !== 'inserted';
  const inAmended = (line: Line) => line.fate.state !== 'deleted';
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

function ownLines(node: RedlineNode, level: number): { readonly before: Line[]; readonly after: Line[] } {
  const { pid, kind } = node.provision;
  const piece = (field: Field): readonly Piece[] =>
    node.fields[field].length ? [{ pid, field, runs: node.fields[field] }] : [];
  const line = (role: Line['role'], at: string, label: readonly Piece[], body: readonly Piece[]): Line => ({
    key: `${pid}/${at}`,
    pid,
    kind,
    role,
    level,
    label,
    body,
    fate: fateOf(node, label, body),
  });
  const before: Line[] = [];
  let label = piece('num');
  if (HEADED.has(kind) || node.fields.heading.length) {
    if (label.length || node.fields.heading.length)
      before.push(line('heading', 'heading', label, piece('heading')));
    label = [];
  }
  for (const field of ['intro', 'content'] as const) {
    const body = piece(field);
    if (!body.length) continue;
    before.push(line('text', field, label, body));
    label = [];
  }
  if (label.length) before.push(line('text', 'content', label, []));
  const after =
    kind === 'quotation' || !node.fields.wrapUp.length ? [] : [line('wrapUp', 'wrapUp', [], piece('wrapUp'))];
  return { before, after };
}

/** A redline as the lines it is printed in, in order, with every change in them. */
export function linesOf(node: RedlineNode, level = 0): readonly Line[] {
  const { kind } = node.provision;
  const own = ownLines(node, level);
  const deeper = TOP.has(kind) && kind !== 'section' && kind !== 'schedule' ? level : level + 1;
  const inner = node.children.flatMap((child) => linesOf(child, deeper));
  const lines = [...own.before, ...inner, ...own.after];
  return kind === 'quotation' ? quoted(node, lines) : lines;
}

/** Which of the texts a reader wants: as it stands, as it would read. */
export type Reading = 'original' | 'as-amended';

const read = (pieces: readonly Piece[], leave: Run['kind']) =>
  pieces.map((piece) => textOf(piece.runs, leave)).join('');

/** The lines of one reading as plain text, label and body apart by a tab where there is a label. */
export function plainLines(lines: readonly Line[], reading: Reading): readonly string[] {
  const leave = reading === 'original' ? 'inserted' : 'deleted';
  return lines
    .filter((line) => line.fate.state !== leave)
    .map((line) => {
      const number = line.label.filter((piece) => piece.field !== 'mark');
      const tab = read(number, leave) ? '\t' : '';
      return read(line.label, leave) + tab + read(line.body, leave);
    });
}

/** A provision's text as it is printed, line by line, with nothing changed in it. */
export const plainText = (provision: Provision): string =>
  plainLines(linesOf(redline(provision, [])), 'original').join('\n');
