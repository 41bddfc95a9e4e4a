import type { WordHunk } from './compare-lines.ts';
import type { DraftLine } from './draft-lines.ts';

/** The parts of a line that Keeling typesets itself, whatever the file has there. */

const MARKS = /[“”]/gu;
const bare = (text: string): string => text.replaceAll(/\s/g, '');

interface ComparedTexts {
  readonly file: readonly string[];
  readonly draft: readonly DraftLine[];
  readonly isMade: (am: string | null) => boolean;
  readonly tailsOf: (line: DraftLine) => readonly string[];
}

/** Whether the words after a quotation end as many lines in the draft as in the file, so that none is lost. */
function isKept(tail: string, { file, draft }: ComparedTexts): boolean {
  const ending = (texts: readonly string[]) =>
    texts.filter((text) => text.replaceAll(MARKS, '').trimEnd().endsWith(tail)).length;
  return ending(file) === ending(draft.map(({ text }) => text));
}

/** Explains a difference that Keeling's typesetting makes, as a sentence; null for any other difference. */
export function setByKeeling(
  texts: ComparedTexts,
  hunk: WordHunk,
  file: string,
  line: DraftLine,
): string | null {
  const { isMade, tailsOf } = texts;
  const { text } = line;
  const label = text.indexOf('\t') + 1;
  const [from, to] = [hunk.draftAt, hunk.draftAt + hunk.draft.length];
  const isBare = bare(hunk.file) === bare(hunk.draft);
  // Words lost beside the tab are not explained by the tab.
  if (isBare && from < label && to === label && hunk.file !== '')
    return 'Keeling sets a tab after a number, and the file has other spaces there.';
  const isNew = line.isInserted && line.runs.every(({ am }) => isMade(am));
  if (isNew && hunk.file === '' && from === 0 && to === label)
    return `The file has no number here. Keeling gave the provision the number ${text.slice(0, label - 1)}.`;
  const isAtEnd = to === text.length || from === label || from === 0;
  if (isNew && isBare && hunk.draft === '' && isAtEnd)
    return 'Keeling keeps no spaces at the beginning and the end of a new provision.';
  const tails = tailsOf(line);
  const isOuter = from === 0 || to === text.length || hunk.at + hunk.file.length === file.length;
  const words = [hunk.file, hunk.draft].map((side) => side.replaceAll(MARKS, ''));
  const isOfMarks = words.every((side) => ['', ...tails].includes(side));
  // The words after a quotation follow its last mark, even to another line; they must be somewhere.
  const isOnlyMarks = () =>
    words[0] === words[1] || words.every((side) => side === '' || isKept(side.trim(), texts));
  return tails.length > 0 && isOuter && isOfMarks && isOnlyMarks()
    ? 'Keeling puts the quotation marks at the beginning and the end of a quotation. In the file they are in another place.'
    : null;
}
