import { ItemsInLine } from './items-in-line.ts';
import { isFirstOfSeries, isNextInSeries } from './labels-in-series.ts';
import { PLACEHOLDER } from './structures.ts';

/** A line of a text or a part of one, with the label at its beginning; `label` is null where it has none. */
export interface Chunk {
  readonly label: string | null;
  readonly text: string;
  /** The cells of a table's row, which tabs separate. */
  readonly cells?: readonly string[];
  /** Whether it is at the beginning of a line. */
  readonly startsLine: boolean;
}

/** The labels of Parts, Chapters and Schedules. In text from a web page, the space after a label may be lost: "2AOffence". */
const GROUP_LABEL =
  /^(?:Part|Chapter|Schedule|The Schedule|PART|CHAPTER|SCHEDULE|THE SCHEDULE)\b(?:\s+[A-Z]{0,3}\d+(?:[A-Z]{0,4}\b|[A-Z]{0,4}?(?=\p{Lu}\p{Ll}))|\s+[IVXLC]+[A-Z]{0,2}\b|$)(?!\s+\(?which\b|[^\n]*\bha(?:s|ve) effect\b|,?\s+(?:is|are|shall|has|have|ceases?|becomes?|makes?|contains?|amends?|sets?|lists?|of|to|and|or|in)\b,?\s+\S)/u;
const BRACKETED_LABEL =
  /^\((?:(?:[A-Z]{0,3}\d{1,4}[A-Z]{0,4}\d{0,2}|[a-z]{1,5}\d{0,2}|[A-Z]{1,3})\)(?=\s|$|\(|“)|(?:\d{1,3}[A-Z]{0,3}|[a-z]{1,2}|[ivx]{1,5}|[A-Z]{1,2})\)(?=\p{L}))/u;
const BARE_LABEL = /^([A-Z]{0,3}\d{1,4}[A-Z]{0,4}\d{0,2})(?:\.(?:—(?=\())?)?(?=\s+[(“\p{Lu}]|\s*$|\()/u;
const BARE_LABEL_JOINED = /^([A-Z]{0,3}\d{1,4}[A-Z]{0,4}?)(?=\p{Lu}\p{Ll}+\s)/u;
/** Words before a label which make it a reference ("subsection (2)"), and not an item's label. */
const REFERENCE_START =
  /\b(?:sections?|subsections?|(?:sub-)*paragraphs?|articles?|regulations?|rules?|schedules?|parts?|chapters?|heads?|to)\s*$/i;
const PAUSE_AT_END = /(?:[.;:,—–”]|[,;]?\s(?:and|or|but))\s*$/;

type Shape = 'digit' | 'letter' | 'capital' | 'bare' | 'group';

/** The shape of a label, which shows its level. */
export function shapeOf(label: string): Shape {
  if (!label.startsWith('(')) return /^(?:the )?\p{L}{4,}/iu.test(label) ? 'group' : 'bare';
  if (/^\([A-Z]*\d/.test(label)) return 'digit';
  return /^\([A-Z]/.test(label) ? 'capital' : 'letter';
}

/** The mark at the beginning of an unnumbered item of a list. */
export const BULLET = '•';
const BULLET_CHARACTERS = /^[•●▪·∙‣◦*–-]\s+(?=\S)/;
/** A label without its opening bracket: "a) in subsection (2)", "1) …". */
const HALF_BRACKETED_LABEL = /^([a-z]{1,2}|[ivx]{1,4}|\d{1,2})\)\s+/i;

/** Replaces the bullet or half-bracketed label of a line by the marks of printed text. */
const withPrintedListMark = (line: string): string =>
  line
    .replace(/^[—–-]+\s*(?=\(1\))/, '')
    .replace(BULLET_CHARACTERS, `${BULLET} `)
    .replace(HALF_BRACKETED_LABEL, '($1) ');

function takeLabel(text: string): readonly [label: string | null, textAfter: string] {
  if (text.startsWith(`${BULLET} `)) return [BULLET, text.slice(2).trimStart()];
  const labelText = GROUP_LABEL.exec(text)?.[0] ?? BRACKETED_LABEL.exec(text)?.[0] ?? null;
  if (labelText) return [labelText, text.slice(labelText.length).trimStart()];
  const bare = BARE_LABEL.exec(text) ?? BARE_LABEL_JOINED.exec(text);
  return bare ? [bare[1] ?? null, text.slice(bare[0].length).trimStart()] : [null, text];
}

/** Whether a label at the beginning of a line labels that line. It may instead end a reference that the line break divides. */
function isLineLabel(
  label: string,
  previous: string,
  last: Chunk | undefined,
  openLabels: readonly string[],
  hasHeading: boolean,
): boolean {
  if (previous === '' || previous.endsWith(PLACEHOLDER) || label === BULLET) return true;
  const underHeading = last !== undefined && (last.label === null || shapeOf(last.label) === 'group');
  // After "3 Regulations", the label "(1)" begins the section's first subsection.
  if (isFirstOfSeries(label) && last?.label != null && shapeOf(last.label) === 'bare') return true;
  const expected = isFirstOfSeries(label) || openLabels.some((last) => isNextInSeries(last, label));
  // After "… by regulations", the line "46L Powers" is no reference: a heading follows its number.
  if (REFERENCE_START.test(previous) && !(shapeOf(label) === 'bare' && hasHeading)) return false;
  if (/[.;:—–”]\s*$/.test(previous)) return true;
  const shape = shapeOf(label);
  if (PAUSE_AT_END.test(previous))
    return expected || openLabels.length === 0 || shape === 'bare' || shape === 'group';
  return expected || shape === 'group' || (shape === 'bare' && (underHeading || !/^\d+$/.test(label)));
}

/** Whether a line continues the sentence of the line before. The width of a column, and not the law, ended that line. */
const continuesLine = (previous: string, line: string): boolean =>
  previous !== '' &&
  !previous.endsWith(PLACEHOLDER) &&
  !PAUSE_AT_END.test(previous) &&
  /^\p{Ll}/u.test(line) &&
  !(ONLY_PLACE.test(line) && ONLY_PLACE.test(previous));

/** A line that only names a place. */
const ONLY_PLACE =
  /^(?:section|subsection|paragraph|schedule|article|regulation|part)\s+\(?\w{1,6}\)?(?:\(\w{1,6}\))*[;.,]?$/i;

/** The cells of a line that is a table's row; null where its only tab is after a label, or it has no tab. */
function cellsOf(line: string): readonly string[] | null {
  if (!line.trim().includes('\t')) return null;
  const cells = line.replace(/^ +| +$/g, '').split('\t');
  const [first = '', ...others] = cells.map((cell) => cell.trim());
  const [label, textAfter] = takeLabel(`${first} X`);
  const isLabel = label !== null && textAfter === 'X';
  const isRow =
    !line.includes(PLACEHOLDER) && (isLabel ? others.filter((cell) => cell !== '').length > 1 : first !== '');
  return isRow ? [first, ...others] : null;
}

/** A line that only names a part of a text: "The definition of “x” in section 4". */
const ONLY_PART =
  /^the (?:definition|heading|italic heading|cross-heading|word|words|entry|table)\b[^.;,]{0,120}$/i;

/** A line before a list that has lost the dash at its end. */
const LEADS_TO_LIST = /\bfollowing\b.*[^\s.,;:—–-]\s*$/i;

/**
 * The mark that each line of a list lacks, by the index of the line. This finds lists whose lines each name a place and
 * end without a conjunction. They get bullets, and the line before the list gets its lost dash.
 */
function missingListMarks(lines: readonly string[]): ReadonlyMap<number, string> {
  const marks = new Map<number, string>();
  let placeLines: number[] = [];
  let leadIndex = -1;
  const endList = () => {
    const isUnmarked = placeLines.slice(0, -1).every((at) => !PAUSE_AT_END.test(lines[at] ?? ''));
    if (placeLines.length > 1 && isUnmarked) {
      for (const at of placeLines) marks.set(at, `${BULLET} `);
      if (LEADS_TO_LIST.test(lines[leadIndex] ?? '')) marks.set(leadIndex, '—');
    }
    placeLines = [];
  };
  for (const [at, line] of lines.entries()) {
    const words = line.trim();
    if (words === '') continue;
    if (ONLY_PLACE.test(words) || (placeLines.length > 0 && ONLY_PART.test(words))) placeLines.push(at);
    else {
      endList();
      leadIndex = at;
    }
  }
  endList();
  return marks;
}

const MAX_OPEN_LABELS = 12;

/** The number of chunks that may still be made. At zero, the remaining text is not read. */
export interface Budget {
  remaining: number;
}

/**
 * Divides a text into labelled chunks. Each line begins a chunk. Pasted text has often lost its lines, so the next label
 * of a list after a dash, a comma or a semi-colon also begins one. A label in a reference begins none.
 */
export function chunksOf(
  text: string,
  budget: Budget = { remaining: Number.POSITIVE_INFINITY },
  isAmendingText = false,
): readonly Chunk[] {
  const chunks: Chunk[] = [];
  // Amending sentences may have tabs without being tables. Only quoted text and Schedules are searched for tables.
  let mayHaveTables = !isAmendingText;
  let openLabels: string[] = [];
  let previous = '';
  let labelWithoutText: string | null = null;
  const addChunk = (label: string | null, words: string, startsLine: boolean) => {
    chunks.push({ label, text: words, startsLine });
    if (label !== null && /^(?:the )?schedule/i.test(label)) mayHaveTables = true;
    if (label !== null && label !== BULLET)
      openLabels = [
        ...openLabels.filter((last) => shapeOf(last) !== shapeOf(label) || !isNextInSeries(last, label)),
        label,
      ].slice(-MAX_OPEN_LABELS);
    previous = words === '' ? '' : words.slice(-80);
  };
  const lines = text.split('\n');
  const marks = isAmendingText ? missingListMarks(lines) : new Map<number, string>();
  for (const [nth, line] of lines.entries()) {
    const trimmed = line.replaceAll('\t', ' ').trim();
    const mark = marks.get(nth) ?? '';
    const lineText =
      mark === '—' ? trimmed + mark : isAmendingText ? withPrintedListMark(mark + trimmed) : trimmed;
    let remaining = lineText;
    if (remaining === '') continue;
    const cells = mayHaveTables ? cellsOf(line) : null;
    if (cells) {
      if (budget.remaining-- <= 0) return chunks;
      chunks.push({ label: null, text: lineText, cells, startsLine: true });
      previous = '';
      continue;
    }
    const last = chunks.at(-1);
    if (last && continuesLine(previous, remaining)) {
      chunks[chunks.length - 1] = { ...last, text: `${last.text} ${remaining}` };
      previous = `${previous} ${remaining}`.slice(-80);
      continue;
    }
    const labels = new ItemsInLine(lineText);
    let isLineStart = true;
    for (;;) {
      if (budget.remaining-- <= 0) return chunks;
      const [label, textAfter]: readonly [string | null, string] =
        isLineStart || previous === '' ? takeLabel(remaining) : [null, remaining];
      const isLabel: boolean =
        label !== null &&
        (!isLineStart ||
          isLineLabel(label, previous, last, openLabels, /^\p{Lu}/u.test(textAfter)) ||
          labelWithoutText !== null);
      const acceptedLabel: string | null = isLabel ? label : null;
      const words: string = acceptedLabel === null ? remaining : textAfter;
      const start: number = lineText.length - words.length;
      const next = labels.findNextItem(
        start,
        acceptedLabel === null ? openLabels : [...openLabels, acceptedLabel],
        acceptedLabel !== null && shapeOf(acceptedLabel) === 'bare',
      );
      const nextItemOffset = next < 0 ? -1 : next - start;
      const itemEnd: number =
        acceptedLabel !== null && nextItemOffset < 0 && BRACKETED_LABEL.test(words) ? 0 : nextItemOffset;
      const itemText: string = itemEnd < 0 ? words : words.slice(0, itemEnd).trimEnd();
      addChunk(acceptedLabel, itemText, isLineStart);
      labelWithoutText = itemText === '' ? acceptedLabel : null;
      if (itemEnd < 0) break;
      remaining = words.slice(itemEnd);
      previous = '';
      if (itemText !== '') isLineStart = false;
    }
  }
  return chunks;
}
