import { ItemsInLine } from './items-in-line.ts';
import { goesOn, isFirst } from './labels-in-series.ts';
import { HOLE } from './structures.ts';

/** A stretch of a text with the label that it begins with, or none. */
export interface Chunk {
  readonly label: string | null;
  readonly text: string;
  /** The cells of an entry of a table, which are set apart by tabs. */
  readonly cells?: readonly string[];
  /** Whether it begins a line. */
  readonly ownLine: boolean;
}

/** What is pasted from a web page may have lost the space after a label: "(a)in subsection (2)", "2AOffence". */
const GROUP =
  /^(?:Part|Chapter|Schedule|The Schedule|PART|CHAPTER|SCHEDULE|THE SCHEDULE)\b(?:\s+[A-Z]{0,3}\d+(?:[A-Z]{0,4}\b|[A-Z]{0,4}?(?=\p{Lu}\p{Ll}))|\s+[IVXLC]+[A-Z]{0,2}\b|$)(?!\s+\(?which\b|[^\n]*\bha(?:s|ve) effect\b|,?\s+(?:is|are|shall|has|have|ceases?|becomes?|makes?|contains?|amends?|sets?|lists?|of|to|and|or|in)\b,?\s+\S)/u;
const BRACKETED =
  /^\((?:(?:[A-Z]{0,3}\d{1,4}[A-Z]{0,4}\d{0,2}|[a-z]{1,5}\d{0,2}|[A-Z]{1,3})\)(?=\s|$|\(|“)|(?:\d{1,3}[A-Z]{0,3}|[a-z]{1,2}|[ivx]{1,5}|[A-Z]{1,2})\)(?=\p{L}))/u;
const BARE = /^([A-Z]{0,3}\d{1,4}[A-Z]{0,4}\d{0,2})(?:\.(?:—(?=\())?)?(?=\s+[(“\p{Lu}]|\s*$|\()/u;
const BARE_JOINED = /^([A-Z]{0,3}\d{1,4}[A-Z]{0,4}?)(?=\p{Lu}\p{Ll}+\s)/u;
/** Words that are references to what follows them, so that a label there is none of the list. */
const REFERS =
  /\b(?:sections?|subsections?|(?:sub-)*paragraphs?|articles?|regulations?|rules?|schedules?|parts?|chapters?|heads?|to)\s*$/i;
const PAUSED = /(?:[.;:,—–”]|[,;]?\s(?:and|or|but))\s*$/;

type Shape = 'digit' | 'letter' | 'capital' | 'bare' | 'group';

/** What a label looks like, by which its level is told. */
export function shapeOf(label: string): Shape {
  if (!label.startsWith('(')) return /^(?:the )?\p{L}{4,}/iu.test(label) ? 'group' : 'bare';
  if (/^\([A-Z]*\d/.test(label)) return 'digit';
  return /^\([A-Z]/.test(label) ? 'capital' : 'letter';
}

/** A mark that begins an item of a list without a number. */
export const BULLET = '•';
const BULLETS = /^[•●▪·∙‣◦*–-]\s+(?=\S)/;
/** "a) in subsection (2)", "1) …": a number whose bracket is not opened. */
const HALF_BRACKETED = /^([a-z]{1,2}|[ivx]{1,4}|\d{1,2})\)\s+/i;

/** A line of amending wording with the marks of its list as a drafter prints them. */
const listed = (line: string): string =>
  line
    .replace(/^[—–-]+\s*(?=\(1\))/, '')
    .replace(BULLETS, `${BULLET} `)
    .replace(HALF_BRACKETED, '($1) ');

function takeLabel(text: string): readonly [label: string | null, textAfter: string] {
  if (text.startsWith(`${BULLET} `)) return [BULLET, text.slice(2).trimStart()];
  const labelText = GROUP.exec(text)?.[0] ?? BRACKETED.exec(text)?.[0] ?? null;
  if (labelText) return [labelText, text.slice(labelText.length).trimStart()];
  const bare = BARE.exec(text) ?? BARE_JOINED.exec(text);
  return bare ? [bare[1] ?? null, text.slice(bare[0].length).trimStart()] : [null, text];
}

/** Whether a label at the beginning of a line is one, and not the rest of a reference that the line was broken in. */
function believable(
  label: string,
  previous: string,
  last: Chunk | undefined,
  open: readonly string[],
  headed: boolean,
): boolean {
  if (previous === '' || previous.endsWith(HOLE) || label === BULLET) return true;
  const underHeading = last !== undefined && (last.label === null || shapeOf(last.label) === 'group');
  // "3 Regulations", "(1)": the words before are a section's heading.
  if (isFirst(label) && last?.label != null && shapeOf(last.label) === 'bare') return true;
  const expected = isFirst(label) || open.some((last) => goesOn(last, label));
  // "… by regulations", "46L Powers": a number with a heading after it is no reference's.
  if (REFERS.test(previous) && !(shapeOf(label) === 'bare' && headed)) return false;
  if (/[.;:—–”]\s*$/.test(previous)) return true;
  const shape = shapeOf(label);
  if (PAUSED.test(previous)) return expected || open.length === 0 || shape === 'bare' || shape === 'group';
  return expected || shape === 'group' || (shape === 'bare' && (underHeading || !/^\d+$/.test(label)));
}

/** Whether a line goes on with the sentence that the one before broke off: a column's width, not the law, ended it. */
const isBroken = (previous: string, line: string): boolean =>
  previous !== '' &&
  !previous.endsWith(HOLE) &&
  !PAUSED.test(previous) &&
  /^\p{Ll}/u.test(line) &&
  !(IS_PLACE.test(line) && IS_PLACE.test(previous));

/** A line of a list that names a place and nothing else. */
const IS_PLACE =
  /^(?:section|subsection|paragraph|schedule|article|regulation|part)\s+\(?\w{1,6}\)?(?:\(\w{1,6}\))*[;.,]?$/i;

/** A line as an entry of a table: with a tab within it that does not only stand after a label. */
function cellsOf(line: string): readonly string[] | null {
  if (!line.trim().includes('\t')) return null;
  const cells = line.replace(/^ +| +$/g, '').split('\t');
  const [first = '', ...others] = cells.map((cell) => cell.trim());
  const [label, textAfter] = takeLabel(`${first} X`);
  const isLabel = label !== null && textAfter === 'X';
  const isSet =
    !line.includes(HOLE) && (isLabel ? others.filter((cell) => cell !== '').length > 1 : first !== '');
  return isSet ? [first, ...others] : null;
}

/** "The definition of “x” in section 4", in a line of its own. */
const IS_PART =
  /^the (?:definition|heading|italic heading|cross-heading|word|words|entry|table)\b[^.;,]{0,120}$/i;

/** A line that leads to a list below it, though no dash ends it. */
const LEADS_TO_LIST = /\bfollowing\b.*[^\s.,;:—–-]\s*$/i;

/**
 * The mark before each line of a list whose lines each name a place without a conjunction. The line that leads to the
 * list also counts where it ends without a dash.
 */
function marksOfLists(lines: readonly string[]): ReadonlyMap<number, string> {
  const marks = new Map<number, string>();
  let run: number[] = [];
  let lead = -1;
  const end = () => {
    const isUnmarked = run.slice(0, -1).every((at) => !PAUSED.test(lines[at] ?? ''));
    if (run.length > 1 && isUnmarked) {
      for (const at of run) marks.set(at, `${BULLET} `);
      if (LEADS_TO_LIST.test(lines[lead] ?? '')) marks.set(lead, '—');
    }
    run = [];
  };
  for (const [at, line] of lines.entries()) {
    const words = line.trim();
    if (words === '') continue;
    if (IS_PLACE.test(words) || (run.length > 0 && IS_PART.test(words))) run.push(at);
    else {
      end();
      lead = at;
    }
  }
  end();
  return marks;
}

const MAX_OPEN_LABELS = 12;

/** How many more stretches are made: where none is left, the rest of a text is not read. */
export interface Budget {
  left: number;
}

/**
 * A text in labelled stretches. A stretch begins with a line. Pasted text has often lost its lines, so that it also
 * begins where the next label of a list follows a dash, a comma or a semi-colon. Labels in references are left in
 * place.
 */
export function chunksOf(
  text: string,
  budget: Budget = { left: Number.POSITIVE_INFINITY },
  amends = false,
): readonly Chunk[] {
  const chunks: Chunk[] = [];
  // Sentences that amend are set with tabs, too: tables are looked for in what they quote, and in Schedules.
  let maySet = !amends;
  let open: string[] = [];
  let previous = '';
  let waiting: string | null = null;
  const push = (label: string | null, words: string, ownLine: boolean) => {
    chunks.push({ label, text: words, ownLine });
    if (label !== null && /^(?:the )?schedule/i.test(label)) maySet = true;
    if (label !== null && label !== BULLET)
      open = [
        ...open.filter((last) => shapeOf(last) !== shapeOf(label) || !goesOn(last, label)),
        label,
      ].slice(-MAX_OPEN_LABELS);
    previous = words === '' ? '' : words.slice(-80);
  };
  const lines = text.split('\n');
  const marks = amends ? marksOfLists(lines) : new Map<number, string>();
  for (const [nth, line] of lines.entries()) {
    const plain = line.replaceAll('\t', ' ').trim();
    const mark = marks.get(nth) ?? '';
    const lineText = mark === '—' ? plain + mark : amends ? listed(mark + plain) : plain;
    let remaining = lineText;
    if (remaining === '') continue;
    const cells = maySet ? cellsOf(line) : null;
    if (cells) {
      if (budget.left-- <= 0) return chunks;
      chunks.push({ label: null, text: lineText, cells, ownLine: true });
      previous = '';
      continue;
    }
    const last = chunks.at(-1);
    if (last && isBroken(previous, remaining)) {
      chunks[chunks.length - 1] = { ...last, text: `${last.text} ${remaining}` };
      previous = `${previous} ${remaining}`.slice(-80);
      continue;
    }
    const labels = new ItemsInLine(lineText);
    let isOwn = true;
    for (;;) {
      if (budget.left-- <= 0) return chunks;
      const [label, after]: readonly [string | null, string] =
        isOwn || previous === '' ? takeLabel(remaining) : [null, remaining];
      const isLabel: boolean =
        label !== null &&
        (!isOwn || believable(label, previous, last, open, /^\p{Lu}/u.test(after)) || waiting !== null);
      const own: string | null = isLabel ? label : null;
      const words: string = own === null ? remaining : after;
      const start: number = lineText.length - words.length;
      const next = labels.after(
        start,
        own === null ? open : [...open, own],
        own !== null && shapeOf(own) === 'bare',
      );
      const cut = next < 0 ? -1 : next - start;
      const inner: number = own !== null && cut < 0 && BRACKETED.test(words) ? 0 : cut;
      const itemText: string = inner < 0 ? words : words.slice(0, inner).trimEnd();
      push(own, itemText, isOwn);
      waiting = itemText === '' ? own : null;
      if (inner < 0) break;
      remaining = words.slice(inner);
      previous = '';
      if (itemText !== '') isOwn = false;
    }
  }
  return chunks;
}
