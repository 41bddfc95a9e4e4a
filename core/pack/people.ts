import { listed } from '../base/english.ts';
import { groupBy } from '../base/group-by.ts';
import { splitRef } from '../evidence/link.ts';
import type { PackLinks } from './pack-links.ts';

type ShownLink = PackLinks['shownLinks'][number];

const SAYS = 'a response that says ';
const ANSWERS = 'an answer to the question ';
const kindOf = ({ to }: ShownLink): string => splitRef(to).kind;

/**
 * Groups links of one type by person: a note, its excerpts and several answers of a respondent are one person. Excerpts
 * of a linked note add nobody.
 */
export const byPerson = (shownLinks: readonly ShownLink[]): readonly (readonly ShownLink[])[] =>
  [...groupBy(shownLinks, ({ type, by }) => `${type} ${by}`).values()].map((group) => {
    const notes = group.filter((link) => kindOf(link) === 'note');
    return notes.length > 0 ? notes.slice(0, 1) : group;
  });

/** What one person said, in a sentence for the public, for example "a response that says “…” and “…”". */
export function saidBy(group: readonly ShownLink[]): string {
  const after = (start: string) =>
    group.flatMap(({ plain }) => (plain.startsWith(start) ? [plain.slice(start.length)] : []));
  const [quotes, questions] = [after(SAYS), after(ANSWERS)];
  if (quotes.length > 0) return `${SAYS}${listed(quotes)}`;
  if (questions.length > 1) return `one respondent’s answers to the questions ${listed(questions)}`;
  return group[0]?.plain ?? '';
}
