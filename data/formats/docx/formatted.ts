import type { Line } from '../../../core/amend/redline/lines.ts';
import type { Run } from '../../../core/amend/redline/redline.ts';
import { UNSIGNED } from '../../../core/history/signed-runs.ts';
import { type Markup, markup } from '../markup.ts';
import { runContent } from './runs.ts';
import { DEEPEST_LEVEL } from './styles.ts';

/** Words with a look of their own: no tracked changes, nothing to accept. */
export type FormattedWords = readonly { readonly text: string; readonly isStrong?: boolean }[];

const run = (text: string, look: Markup | null) =>
  text === '' ? null : markup`<w:r>${look && markup`<w:rPr>${look}</w:rPr>`}${runContent(text, 'w:t')}</w:r>`;

/** A paragraph of words, some of them strong. */
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

/** A change, marked by its look and, for whoever has it read aloud, by a word (drafting-conventions.md §4.3 R4.8, §5.5 R5.3). */
function change(changedRun: Run, name: string | null): readonly (Markup | null)[] {
  if (changedRun.kind === 'kept') return [run(changedRun.text, null)];
  // What parts the words from those before and after them stands outside the brackets; a change of spaces alone has no words.
  const [, before = '', words = changedRun.text, after = ''] =
    /^(\s*)(\S(?:.*\S)?)(\s*)$/s.exec(changedRun.text) ?? [];
  return [
    run(before, null),
    run(CHANGE_WORDS[changedRun.kind][changedRun.moved ? 1 : 0], null),
    run(words, changedRun.kind === 'inserted' ? INSERTED : OMITTED),
    run(`${name === null ? ']' : `, ${name}]`}${after}`, null),
  ];
}

const byOf = (stretch: Run | undefined): string | null =>
  stretch && stretch.kind !== 'kept' ? stretch.am : null;

/**
 * A line of law with its changes marked. A line that names a provision is no heading of the document’s.
 * @param nameOf what is told of whose change it is, after the last of each; nothing, when absent or ''
 */
export function marked(line: Line, nameOf?: (am: string) => string): Markup {
  const level = Math.min(line.level, DEEPEST_LEVEL);
  const kind = line.role === 'heading' ? 'LawHeading' : line.label.length > 0 ? 'Law' : 'LawText';
  const stretches = UNSIGNED.runsOf(line).map((one) => one.run);
  const markedRuns = stretches.flatMap((stretch, at) => {
    const by = byOf(stretch);
    const isLast = by !== null && byOf(stretches[at + 1]) !== by;
    return change(stretch, isLast && nameOf ? nameOf(by) || null : null);
  });
  return markup`<w:p><w:pPr><w:pStyle w:val="${kind}${level}"/></w:pPr>${markedRuns}</w:p>`;
}
