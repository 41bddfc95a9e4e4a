import { cite } from '../../act/citation.ts';
import { type Field, indexTree, type Pid, type Provision } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { checkEdits } from '../edits/check.ts';
import type { Drafted } from '../edits/edit-index.ts';
import { canRevise } from '../edits/states.ts';
import { claiming, type Numbered, type Renumbered, renumber, withChanges } from '../structure/renumber.ts';
import type { Changes } from '../structure/spot-for.ts';
import { withInsertions } from '../structure/with-insertions.ts';

/** What a structural command is given: the text, what stands in it, and who drafts. */
export interface DraftingSession {
  readonly base: Provision;
  /** Every amendment of the review, selected or not: a new number must fit in with all that aren't withdrawn. */
  readonly amendments: readonly Numbered[];
  /** The amendments in the text that the person sees; all that aren't withdrawn, when absent. */
  readonly shownIds?: readonly string[];
  /** The amendment that is being drafted. */
  readonly me: string;
  /** An identity that nothing has. */
  readonly newPid: () => Pid;
  /** Whether it is meant as an alternative to what others do there, and so isn't refused for it. */
  readonly asAlternative?: boolean;
}

/** Where the caret goes after a command. */
export interface Focus {
  readonly pid: Pid;
  readonly field: Field;
  readonly offset: number;
}

/** What a command did. */
export interface DraftStep {
  /** All edits of every amendment that it changed. One that isn't the drafter's own gets a revision. */
  readonly changes: Changes;
  /** What was done, in a sentence, to be announced after the fact. */
  readonly words: string;
  /** The inserted provisions of whichever amendment that were given another number. */
  readonly renumbered: readonly Renumbered[];
  readonly focus: Focus | null;
  /** On which account, where it isn't that of drafting another amendment. */
  readonly because?: string;
}

export type Command = Result<DraftStep>;

/** The amendments in the text that the person sees. */
export const shownOf = ({ amendments, shownIds, me }: DraftingSession): readonly Drafted[] =>
  claiming(amendments).filter(({ id }) => !shownIds || id === me || shownIds.includes(id));

/** The text with everything in it that claims a place, whether it is seen or not. */
export const textWithInsertions = ({
  base,
  amendments,
}: Pick<DraftingSession, 'base' | 'amendments'>): Provision => withInsertions(base, claiming(amendments));

/** A session after changes. */
export const applied = (session: DraftingSession, changes: Changes): DraftingSession => ({
  ...session,
  amendments: withChanges(session.amendments, changes),
});

/** How a provision of the text as it stands with every insertion is named. */
export const nameOf = (text: Provision, pid: Pid): string =>
  indexTree(text).byPid.has(pid) ? cite(text, pid) : pid;

/**
 * What was renumbered in consequence, in words: `A-002’s section 2C is now section 2D`. Nothing of what is new in the
 * text, nor of `subject`, which is told of by itself.
 * @param was the text as it stood with every insertion, `textWithInsertions`; `now` the same after
 */
export function renumberedWords(
  was: Provision,
  now: Provision,
  renumbered: readonly Renumbered[],
  subject: Pid | null = null,
): readonly string[] {
  const existing = indexTree(was).byPid;
  // What is in a provision that has another number is found under it.
  const outer = renumbered.filter(
    ({ pid }) => !renumbered.some((other) => other.pid === indexTree(now).parentOf.get(pid)?.pid),
  );
  return outer
    .filter(({ pid }) => existing.has(pid) && pid !== subject)
    .map(({ am, pid }) => `${am}’s ${nameOf(was, pid)} is now ${nameOf(now, pid)}`);
}

/**
 * Brings a command to its end: what is inserted is numbered anew where it must be, and every amendment is checked.
 * `words` may name what it did in the text as it then stands, and tell all of what became of `subject`. Refused where an amendment that may not be revised would
 * be, or where its edits could not be made.
 */
export function finish(
  session: DraftingSession,
  changes: Changes,
  words: string | ((text: Provision) => string),
  focus: Focus | null = null,
  subject: Pid | null = null,
): Command {
  const changed = applied(session, changes);
  const numbered = renumber(session.base, changed.amendments);
  const all = new Map([...changes, ...numbered.changes]);
  for (const [id, edits] of all) {
    const state = session.amendments.find((one) => one.id === id)?.state ?? 'draft';
    if (!canRevise(state))
      return refuse('refused', `${id} is ${state}, so it cannot be changed. Nothing was changed`, id);
    const checked = checkEdits(session.base, edits);
    if (!checked.ok) return checked;
  }
  const finished = applied(session, all);
  const summary = typeof words === 'string' ? words : words(textWithInsertions(finished));
  const [was, now] = [textWithInsertions(session), textWithInsertions(finished)];
  const sentences = [summary, ...renumberedWords(was, now, numbered.renumbered, subject)].join('. ');
  return ok({ changes: all, words: sentences, renumbered: numbered.renumbered, focus });
}
