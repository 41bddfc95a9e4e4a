import type { Line } from './lines.ts';
import type { Run } from './redline.ts';

/** A run of a redline to copy to the clipboard, without the amendment that it belongs to. */
export interface MarkedRun {
  readonly kind: Run['kind'];
  readonly text: string;
  readonly moved?: boolean;
}

/** A printed line of a redline, or a part of one, to copy. */
export interface MarkedLine {
  /** The level of indentation: 0 for a section's heading, 1 for a subsection … */
  readonly level: number;
  readonly isHeading: boolean;
  readonly label: readonly MarkedRun[];
  readonly words: readonly MarkedRun[];
}

/** A redline's lines to copy. */
export const markedLines = (lines: readonly Line[]): readonly MarkedLine[] =>
  lines.map(({ level, role, label, body }) => ({
    level,
    isHeading: role === 'heading',
    label: label.flatMap(({ runs }) => runs),
    words: body.flatMap(({ runs }) => runs),
  }));

/** The words for each kind of change where a redline is plain text. */
const CHANGE_WORDS = {
  inserted: { here: 'inserted', moved: 'moved to here' },
  deleted: { here: 'deleted', moved: 'moved from here' },
} as const;

const isLike = (a: MarkedRun, b: MarkedRun): boolean =>
  a.kind === b.kind && (a.moved === true) === (b.moved === true);

const KEPT_RUN = { kind: 'kept' } as const;

/** A line's runs, with a tab between number and words. The tab is inserted or deleted if the runs on both sides are. */
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

function inBrackets({ kind, moved, text }: MarkedRun): string {
  if (kind === 'kept') return text;
  return `[${CHANGE_WORDS[kind][moved ? 'moved' : 'here']}: ${text}]`;
}

/** A redline as plain text, each change marked in words: `[deleted: must][inserted: may]`. A line for each line. */
export const markedText = (lines: readonly MarkedLine[]): string =>
  lines.map((line) => runsOf(line).map(inBrackets).join('')).join('\n');

/** The text without the runs of one kind, and without lines that have no other runs. Changes are not marked. */
const textWithout = (lines: readonly MarkedLine[], excluded: MarkedRun['kind']): string =>
  lines
    .map((line) => ({
      ...line,
      label: line.label.filter(({ kind }) => kind !== excluded),
      words: line.words.filter(({ kind }) => kind !== excluded),
    }))
    .filter(({ label, words }) => label.length + words.length > 0)
    .map((line) =>
      runsOf(line)
        .map(({ text }) => text)
        .join(''),
    )
    .join('\n');

/** The text as amended. Lines that are deleted as a whole are left out. */
export const amendedText = (lines: readonly MarkedLine[]): string => textWithout(lines, 'deleted');

/**
 * The text to copy for a selection: the text as amended. If the selection begins in deleted words, it is the base text
 * instead, because the person means to copy the deleted words.
 */
export function selectedText(lines: readonly MarkedLine[]): string {
  const [first] = lines;
  const [firstRun] = first ? [...first.label, ...first.words] : [];
  return firstRun?.kind === 'deleted' ? textWithout(lines, 'inserted') : amendedText(lines);
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
 * A redline as HTML. Changes are `ins` and `del` elements, which word processors show underlined and struck. The text is
 * escaped, so the HTML has no other elements than these, paragraphs and bold headings.
 */
export const markedHtml = (lines: readonly MarkedLine[]): string =>
  lines
    .map((line) => {
      const inner = runsOf(line).map(htmlOf).join('');
      const words = line.isHeading ? `<b>${inner}</b>` : inner;
      return `<p style="margin-left: ${line.level * 2}em">${words}</p>`;
    })
    .join('\n');
