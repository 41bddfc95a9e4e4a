import { listed } from '../base/english.ts';
import { groupBy } from '../base/group-by.ts';
import { splitRef } from '../evidence/link.ts';
import type { PackLinks } from './pack-links.ts';

type ShownLink = PackLinks['shown'][number];

const SAYS = 'a response that says ';
const ANSWERS = 'an answer to the question ';
const kindOf = ({ to }: ShownLink): string => splitRef(to).kind;

/**
 * Links of one type, those to one person's words together: a note, passages of it, and several answers of a respondent are one
 * person. Where a note itself is linked, passages of it add nobody.
 */
export const byPerson = (shownLinks: readonly ShownLink[]): readonly (readonly ShownLink[])[] =>
  [...groupBy(shownLinks, ({ type, by }) => `${type} ${by}`).values()].map((group) => {
    const notes = group.filter((link) => kindOf(link) === 'note');
    return notes.length > 0 ? notes.slice(0, 1) : group;
  });

/** What one person said, in a sentence for the public: "a response that says “…” and “…”". */
export function saidBy(group: readonly ShownLink[]): string {
  const after = (start: string) =>
    group.flatMap(({ plain }) => (plain.startsWith(start) ? [plain.slice(start.length)] : []));
  const [quotes, questions] = [after(SAYS), after(ANSWERS)];
  if (quotes.length > 0) return `${SAYS}${listed(quotes)}`;
  if (questions.length > 1) return `one respondent’s answers to the questions ${listed(questions)}`;
  return group[0]?.plain ?? '';
}
