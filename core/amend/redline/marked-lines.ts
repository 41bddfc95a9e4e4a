import type { Line } from './lines.ts';
import type { Run } from './redline.ts';

/** A stretch of a redline as it is copied: whose it is, is not copied with it. */
export interface MarkedRun {
  readonly kind: Run['kind'];
  readonly text: string;
  readonly moved?: boolean;
}

/** A printed line of a redline, or a part of one, as it is copied. */
export interface MarkedLine {
  /** How far in it is set: 0 for a section's heading, 1 for a subsection … */
  readonly level: number;
  readonly isHeading: boolean;
  readonly label: readonly MarkedRun[];
  readonly words: readonly MarkedRun[];
}

/** A redline's lines as they are copied. */
export const markedLines = (lines: readonly Line[]): readonly MarkedLine[] =>
  lines.map(({ level, role, label, body }) => ({
    level,
    isHeading: role === 'heading',
    label: label.flatMap(({ runs }) => runs),
    words: body.flatMap(({ runs }) => runs),
  }));

/** What is done to a stretch, as it is said wherever a redline is read as text. */
const CHANGE_WORDS = {
  inserted: { here: 'inserted', moved: 'moved to here' },
  deleted: { here: 'deleted', moved: 'moved from here' },
} as const;

const isLike = (a: MarkedRun, b: MarkedRun): boolean =>
  a.kind === b.kind && (a.moved === true) === (b.moved === true);

const KEPT_RUN = { kind: 'kept' } as const;

/** Number and words as one run of stretches with a tab between, which is changed when both sides of it are, alike. */
function runsOf({ label, words }: MarkedLine): readonly MarkedRun[] {
  const [last, first] = [label.at(-1), words[0]];
  const all =
    last && first
      ? [...label, { ...(isLike(last, first) ? last : KEPT_RUN), text: '\t' }, ...words]
      : [...label, ...words];
  const runs: MarkedRun[] = [];
  for (const run of all) {
    const before = runs.at(-1);
    if (run.text === '') continue;
    if (before && isLike(before, run)) runs[runs.length - 1] = { ...before, text: before.text + run.text };
    else runs.push(run);
  }
  return runs;
}

function saidOf({ kind, moved, text }: MarkedRun): string {
  if (kind === 'kept') return text;
  return `[${CHANGE_WORDS[kind][moved ? 'moved' : 'here']}: ${text}]`;
}

/** A redline as plain text, each change marked in words: `[deleted: must][inserted: may]`. A line for each line. */
export const markedText = (lines: readonly MarkedLine[]): string =>
  lines.map((line) => runsOf(line).map(saidOf).join('')).join('\n');

/** The words without those of one kind, a line for each line that has any left; nothing says what was changed. */
const textWithout = (lines: readonly MarkedLine[], left: MarkedRun['kind']): string =>
  lines
    .map((line) => ({
      ...line,
      label: line.label.filter(({ kind }) => kind !== left),
      words: line.words.filter(({ kind }) => kind !== left),
    }))
    .filter(({ label, words }) => label.length + words.length > 0)
    .map((line) =>
      runsOf(line)
        .map(({ text }) => text)
        .join(''),
    )
    .join('\n');

/** The words as they would read, a line for each line that is not left out whole. */
export const amendedText = (lines: readonly MarkedLine[]): string => textWithout(lines, 'deleted');

/**
 * What is copied of lines that are chosen: the words as they would read or, where the choice begins in words that are
 * deleted, as they read before. So deleted words are copied by who chose them, and by nobody else.
 */
export function chosenText(lines: readonly MarkedLine[]): string {
  const [first] = lines;
  const [begins] = first ? [...first.label, ...first.words] : [];
  return begins?.kind === 'deleted' ? textWithout(lines, 'inserted') : amendedText(lines);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\t': '&emsp;' };
const escaped = (text: string): string => text.replace(/[&<>\t]/g, (letter) => ENTITIES[letter] ?? letter);

const TAGS = { inserted: 'ins', deleted: 'del' } as const;

function htmlOf({ kind, moved, text }: MarkedRun): string {
  if (kind === 'kept') return escaped(text);
  const title = moved ? ` title="${CHANGE_WORDS[kind].moved}"` : '';
  return `<${TAGS[kind]}${title}>${escaped(text)}</${TAGS[kind]}>`;
}

/**
 * A redline as HTML, with `ins` and `del`: what a word processor shows underlined and struck. It holds nothing but
 * paragraphs and those two; every letter of the text is escaped.
 */
export const markedHtml = (lines: readonly MarkedLine[]): string =>
  lines
    .map((line) => {
      const inner = runsOf(line).map(htmlOf).join('');
      const words = line.isHeading ? `<b>${inner}</b>` : inner;
      return `<p style="margin-left: ${line.level * 2}em">${words}</p>`;
    })
    .join('\n');
