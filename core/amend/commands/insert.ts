import { type Kind, type Provision, provision } from '../../act/tree.ts';
import { refuse } from '../../base/result.ts';
import { definitionPlace } from '../definition-place.ts';
import type { Where } from '../inserted.ts';
import { numberFor } from '../number-for.ts';
import { insertProvision } from '../structure.ts';
import { type Command, type Desk, type Focus, finish, named, standingText } from './command.ts';
import { type At, placeFor } from './place.ts';

/** What a new provision begins with, where a person has said it already. */
export type Begun = Partial<Pick<Provision, 'heading' | 'content' | 'children'>>;

/** Puts a new provision of a kind in a place that is known to be one, numbered by the rules. */
function insertAt(desk: Desk, where: Where, kind: Kind, begun: Begun, field: Focus['field']): Command {
  const num = numberFor(desk.base, desk.amendments, where, kind);
  if (!num.ok) return num;
  const pid = desk.newPid();
  const made = provision({ pid, kind, num: num.value, ...begun });
  const { base, amendments, me, asAlternative } = desk;
  const inserted = insertProvision(base, amendments, me, where, made, asAlternative, {
    numbering: { locked: false },
  });
  if (!inserted.ok) return inserted;
  const first = field === 'content' ? (made.children[0] ?? made) : made;
  const offset = first[field].length;
  return finish(desk, inserted.value, (text) => `Inserted ${named(text, pid)}`, {
    pid: first.pid,
    field,
    offset,
  });
}

function insertBy(desk: Desk, kind: Kind, at: At, begun: Begun, field: Focus['field'] = 'content'): Command {
  const where = placeFor(standingText(desk), kind, at);
  return where.ok ? insertAt(desk, where.value, kind, begun, field) : where;
}

/** A first numbered part for what is to be divided from the beginning. */
const firstPart = (desk: Desk, kind: Kind, num: string): readonly Provision[] => [
  provision({ pid: desk.newPid(), kind, num }),
];

/** Inserts a section, with an empty subsection (1) to write in, before or after the one that the caret is in. */
export const insertSection = (desk: Desk, at: At, begun: Begun = {}): Command =>
  insertBy(desk, 'section', at, { children: firstPart(desk, 'subsection', '(1)'), ...begun }, 'heading');

/** Inserts a subsection. Refused in an undivided section, which must be divided first (N13). */
export const insertSubsection = (desk: Desk, at: At, begun: Begun = {}): Command =>
  insertBy(desk, 'subsection', at, begun);

/** Inserts a paragraph: beside the one that the caret is in, else in its subsection or section. */
export const insertParagraph = (desk: Desk, at: At, begun: Begun = {}): Command =>
  insertBy(desk, 'paragraph', at, begun);

/** Inserts a sub-paragraph: beside the one that the caret is in, else in its paragraph. */
export const insertSubparagraph = (desk: Desk, at: At, begun: Begun = {}): Command =>
  insertBy(desk, 'subparagraph', at, begun);

/** Inserts a Schedule after the one that the caret is in, else at the end of the Act, with an empty paragraph 1. */
export const insertSchedule = (desk: Desk, at: At, begun: Begun = {}): Command =>
  insertBy(
    desk,
    'schedule',
    at,
    { children: firstPart(desk, 'scheduleParagraph', '1'), ...begun },
    'heading',
  );

/** Inserts a paragraph of a Schedule. */
export const insertScheduleParagraph = (desk: Desk, at: At, begun: Begun = {}): Command =>
  insertBy(desk, 'scheduleParagraph', at, begun);

/** Inserts an italic cross-heading, beside the whole group of sections that the caret is in. Refused without words. */
export function insertCrossheading(desk: Desk, at: At, heading: string): Command {
  if (!heading.trim()) return refuse('invalid', 'A cross-heading must have words');
  return insertBy(desk, 'crossheading', at, { heading }, 'heading');
}

/**
 * Inserts a definition at its alphabetical place (drafting-conventions.md §1.3 R1.8) in the provision `holder`.
 * `meaning` is what follows "means", if it is known.
 */
export function insertDefinition(desk: Desk, holder: string, term: string, meaning = ''): Command {
  const bare = term.trim().replace(/^[“"]|[”"]$/g, '');
  if (!bare) return refuse('invalid', 'A definition must have a term');
  const where = definitionPlace(desk.base, desk.amendments, holder, bare);
  if (!where) return refuse('not-found', 'There is no such provision to define a term in');
  return insertAt(desk, where, 'definition', { content: `“${bare}” means ${meaning}` }, 'content');
}
