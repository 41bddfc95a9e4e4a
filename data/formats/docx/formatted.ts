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

const SAID = {
  inserted: ['[inserted: ', '[moved here: '],
  deleted: ['[omitted: ', '[moved from here: '],
} as const;

/** A change, marked by its look and, for whoever has it read aloud, by a word (drafting-conventions.md §4.3 R4.8, §5.5 R5.3). */
function change(given: Run, name: string | null): readonly (Markup | null)[] {
  if (given.kind === 'kept') return [run(given.text, null)];
  // What parts the words from those before and after them stands outside the brackets; a change of spaces alone has no words.
  const [, before = '', rest = given.text, after = ''] = /^(\s*)(\S(?:.*\S)?)(\s*)$/s.exec(given.text) ?? [];
  return [
    run(before, null),
    run(SAID[given.kind][given.moved ? 1 : 0], null),
    run(rest, given.kind === 'inserted' ? INSERTED : OMITTED),
    run(`${name === null ? ']' : `, ${name}]`}${after}`, null),
  ];
}

const byOf = (given: Run | undefined): string | null => (given && given.kind !== 'kept' ? given.am : null);

/**
 * A line of law with its changes marked. A line that names a provision is no heading of the document’s.
 * @param nameOf what is told of whose change it is, after the last of each; nothing, when absent or ''
 */
export function marked(line: Line, nameOf?: (am: string) => string): Markup {
  const level = Math.min(line.level, DEEPEST_LEVEL);
  const kind = line.role === 'heading' ? 'LawHeading' : line.label.length > 0 ? 'Law' : 'LawText';
  const stretches = UNSIGNED.runsOf(line).map((one) => one.run);
  const written = stretches.flatMap((given, at) => {
    const by = byOf(given);
    const isLast = by !== null && byOf(stretches[at + 1]) !== by;
    return change(given, isLast && nameOf ? nameOf(by) || null : null);
  });
  return markup`<w:p><w:pPr><w:pStyle w:val="${kind}${level}"/></w:pPr>${written}</w:p>`;
}
