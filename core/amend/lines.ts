import type { Field, Kind, Pid } from '../act/tree.ts';
import type { Fate, RedlineNode, Run } from './redline.ts';

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

/** A line without a label is only there in the texts in which it has words. */
function fateOf(node: RedlineNode, label: readonly Piece[], body: readonly Piece[]): Fate {
  if (node.fate.state !== 'kept' || label.some((piece) => piece.runs.length > 0)) return node.fate;
  const runs = body.flatMap((piece) => piece.runs);
  const owner = runs.findLast((run) => run.kind !== 'kept');
  if (!owner) return node.fate;
  if (!textOf(runs, 'inserted')) return { state: 'inserted', am: owner.am };
  if (!textOf(runs, 'deleted')) return { state: 'deleted', am: owner.am };
  return node.fate;
}

function markRuns(text: string, fate: Fate): readonly Run[] {
  return [fate.state === 'kept' ? { kind: 'kept', text } : { kind: fate.state, text, am: fate.am }];
}

/** Puts a quotation's marks round its lines, and what follows the closing mark on the last of them. */
function quoted(node: RedlineNode, lines: readonly Line[]): readonly Line[] {
  const { quote, pid } = node.provision;
  const first = lines[0];
  if (!quote || !first) return lines;
  const open: Piece = { pid, field: 'mark', runs: markRuns(quote.start, node.fate) };
  const close: readonly Piece[] = [
    { pid, field: 'mark', runs: markRuns(quote.end, node.fate) },
    ...(node.fields.wrapUp.length ? [{ pid, field: 'wrapUp' as const, runs: node.fields.wrapUp }] : []),
  ];
  const opened: Line =
    first.label.length > 0
      ? { ...first, label: [open, ...first.label] }
      : { ...first, body: [open, ...first.body] };
  const marked = [opened, ...lines.slice(1)];
  const last = marked.at(-1) ?? opened;
  return [...marked.slice(0, -1), { ...last, body: [...last.body, ...close] }];
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
      const label = read(line.label, leave);
      return label ? `${label}\t${read(line.body, leave)}` : read(line.body, leave);
    });
}
