import { indexTree, type Kind, type Pid, type Provision, provision } from '../../act/tree.ts';
import { refuse } from '../../base/result.ts';
import { definitionPlace } from '../structure/definition-place.ts';
import { separatorOf } from '../structure/endings.ts';
import { numberFor } from '../structure/number-for.ts';
import { insertProvision, UNLOCKED } from '../structure/structural-edits.ts';
import type { Where } from '../structure/with-inserted.ts';
import {
  type Command,
  type DraftingSession,
  type Focus,
  finish,
  nameOf,
  textWithInsertions,
} from './command.ts';
import { type NextTo, placeFor } from './place-for.ts';

/** The heading, words or parts that a new provision starts with. */
export type InitialParts = Partial<Pick<Provision, 'heading' | 'content' | 'children'>>;

/** Inserts a new provision in a place where its kind can stand, numbered by the rules. */
function insertAt(
  session: DraftingSession,
  where: Where,
  kind: Kind,
  initial: InitialParts,
  field: Focus['field'],
): Command {
  const num = numberFor(session.base, session.amendments, where, kind);
  if (!num.ok) return num;
  const pid = session.newPid();
  const newcomer = provision({ pid, kind, num: num.value, ...initial });
  const { base, amendments, me, asAlternative } = session;
  const inserted = insertProvision(base, amendments, me, where, newcomer, asAlternative, UNLOCKED);
  if (!inserted.ok) return inserted;
  const first = field === 'content' ? (newcomer.children[0] ?? newcomer) : newcomer;
  const offset = first[field].length;
  return finish(session, inserted.value, (text) => `Inserted ${nameOf(text, pid)}`, {
    pid: first.pid,
    field,
    offset,
  });
}

function insertBy(
  session: DraftingSession,
  kind: Kind,
  at: NextTo,
  begun: InitialParts,
  field: Focus['field'] = 'content',
): Command {
  const where = placeFor(textWithInsertions(session), kind, at);
  return where.ok ? insertAt(session, where.value, kind, begun, field) : where;
}

/** The first numbered part of a provision that is divided from the beginning. */
const firstPart = (session: DraftingSession, kind: Kind, num: string): readonly Provision[] => [
  provision({ pid: session.newPid(), kind, num }),
];

/** Inserts a section, with an empty subsection (1), before or after the caret's section. */
export const insertSection = (session: DraftingSession, at: NextTo, begun: InitialParts = {}): Command =>
  insertBy(
    session,
    'section',
    at,
    { children: firstPart(session, 'subsection', '(1)'), ...begun },
    'heading',
  );

/** Inserts a subsection. Refused `refused` in an undivided section, which must be divided first. */
export const insertSubsection = (session: DraftingSession, at: NextTo, begun: InitialParts = {}): Command =>
  insertBy(session, 'subsection', at, begun);

/** Inserts a paragraph beside the caret's paragraph, or at the end of its subsection or section. */
export const insertParagraph = (session: DraftingSession, at: NextTo, begun: InitialParts = {}): Command =>
  insertBy(session, 'paragraph', at, begun);

/** Inserts a sub-paragraph beside the caret's sub-paragraph, or at the end of its paragraph. */
export const insertSubparagraph = (session: DraftingSession, at: NextTo, begun: InitialParts = {}): Command =>
  insertBy(session, 'subparagraph', at, begun);

/** Inserts a Schedule, with an empty paragraph 1, after the caret's Schedule or at the end of the Act. */
export const insertSchedule = (session: DraftingSession, at: NextTo, begun: InitialParts = {}): Command =>
  insertBy(
    session,
    'schedule',
    at,
    { children: firstPart(session, 'scheduleParagraph', '1'), ...begun },
    'heading',
  );

/** Inserts a paragraph of a Schedule. */
export const insertScheduleParagraph = (
  session: DraftingSession,
  at: NextTo,
  begun: InitialParts = {},
): Command => insertBy(session, 'scheduleParagraph', at, begun);

/** Inserts an italic cross-heading beside the caret's whole group of sections. Refused `invalid` without words. */
export function insertCrossheading(session: DraftingSession, at: NextTo, heading: string): Command {
  if (!heading.trim()) return refuse('invalid', 'A cross-heading must have words');
  return insertBy(session, 'crossheading', at, { heading }, 'heading');
}

/** The mark that ends a definition at a place of a list: the mark of the others, or a full stop for the last. */
function markAt(session: DraftingSession, holder: Pid, where: Where): string {
  const { children } = indexTree(textWithInsertions(session)).byPid.get(holder) ?? { children: [] };
  const at = 'after' in where ? children.findIndex(({ pid }) => pid === where.after) + 1 : 0;
  const isDefinition = ({ kind }: Provision) => kind === 'definition';
  const marks = children.filter(isDefinition).flatMap((one) => separatorOf(one) ?? []);
  const [mark = ''] = marks;
  return mark && !children.slice(at).some(isDefinition) ? '.' : mark;
}

/**
 * Inserts a definition at its alphabetical place (drafting-conventions.md §1.3) in the provision `holder`. It ends
 * with the mark of the definitions round it (§3.2). `meaning` is the words after "means". Refused `invalid` without
 * a term.
 */
export function insertDefinition(
  session: DraftingSession,
  holder: string,
  term: string,
  meaning = '',
): Command {
  const bare = term.trim().replace(/^[“"]|[”"]$/g, '');
  if (!bare) return refuse('invalid', 'A definition must have a term');
  const where = definitionPlace(session.base, session.amendments, holder, bare);
  if (!where) return refuse('not-found', 'The provision to define the term in does not exist');
  const means = meaning.trim();
  const mark = means === '' || /[;,.:—]$/.test(means) ? '' : markAt(session, holder, where);
  return insertAt(session, where, 'definition', { content: `“${bare}” means ${means}${mark}` }, 'content');
}
