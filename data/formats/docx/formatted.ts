import type { Line } from '../../../core/amend/redline/lines.ts';
import type { Run } from '../../../core/amend/redline/redline.ts';
import { UNSIGNED } from '../../../core/history/signed-runs.ts';
import { type Markup, markup } from '../markup.ts';
import { runContent } from './runs.ts';
import { MAX_LEVEL } from './styles.ts';

/** Words with formatting but without tracked changes. */
export type FormattedWords = readonly { readonly text: string; readonly isStrong?: boolean }[];

const run = (text: string, look: Markup | null) =>
  text === '' ? null : markup`<w:r>${look && markup`<w:rPr>${look}</w:rPr>`}${runContent(text, 'w:t')}</w:r>`;

/** A paragraph of words, some of them bold. */
export const formattedLine = (style: string, words: FormattedWords): Markup =>
  markup`<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${words.map(({ text, isStrong }) =>
    run(text, isStrong ? markup`<w:b/>` : null),
  )}</w:p>`;

const INSERTED = markup`<w:b/><w:u w:val="single"/>`;
const OMITTED = markup`<w:strike/>`;

const CHANGE_WORDS = {
  inserted: ['[inserted: ', '[moved here: '],
  deleted: ['[omitted: ', '[moved from here: '],
} as const;

/**
 * Marks a change by its formatting and, for screen readers, by words (drafting-conventions.md §4.3 R4.8, §5.5 R5.3).
 */
function change(changedRun: Run, name: string | null): readonly (Markup | null)[] {
  if (changedRun.kind === 'kept') return [run(changedRun.text, null)];
  // White space around the words stays outside the brackets. A change of white space alone has no words.
  const [, before = '', words = changedRun.text, after = ''] =
    /^(\s*)(\S(?:.*\S)?)(\s*)$/s.exec(changedRun.text) ?? [];
  return [
    run(before, null),
    run(CHANGE_WORDS[changedRun.kind][changedRun.moved ? 1 : 0], null),
    run(words, changedRun.kind === 'inserted' ? INSERTED : OMITTED),
    run(`${name === null ? ']' : `, ${name}]`}${after}`, null),
  ];
}

const amendmentOf = (stretch: Run | undefined): string | null =>
  stretch && stretch.kind !== 'kept' ? stretch.am : null;

/**
 * Writes a line of law with its changes marked. A line that names a provision is not a heading of the document.
 * @param nameOf gives the name printed after the last run of each change; none if absent or ''
 */
export function markedLine(line: Line, nameOf?: (am: string) => string): Markup {
  const level = Math.min(line.level, MAX_LEVEL);
  const kind = line.role === 'heading' ? 'LawHeading' : line.label.length > 0 ? 'Law' : 'LawText';
  const stretches = UNSIGNED.runsOf(line).map((one) => one.run);
  const markedRuns = stretches.flatMap((stretch, at) => {
    const by = amendmentOf(stretch);
    const isLast = by !== null && amendmentOf(stretches[at + 1]) !== by;
    return change(stretch, isLast && nameOf ? nameOf(by) || null : null);
  });
  return markup`<w:p><w:pPr><w:pStyle w:val="${kind}${level}"/></w:pPr>${markedRuns}</w:p>`;
}
