import { cite } from '../../act/citation.ts';
import { type Field, indexTree, type Pid, type Provision } from '../../act/tree.ts';
import { ok, type Result, refuse } from '../../base/result.ts';
import { checkEdits } from '../edits/check.ts';
import type { Drafted } from '../edits/edit-index.ts';
import { canRevise } from '../edits/states.ts';
import { claiming, type Numbered, type Renumbered, renumber, withChanges } from '../structure/renumber.ts';
import type { Changes } from '../structure/spot-for.ts';
import { withInsertions } from '../structure/with-insertions.ts';

/** The input of every structural command: the base text, the amendments of the review, and the one being drafted. */
export interface DraftingSession {
  readonly base: Provision;
  /** Every amendment of the review, selected or not, because a new number must differ from the numbers of all of them. */
  readonly amendments: readonly Numbered[];
  /** The amendments in the text on the screen. When absent, all that aren't withdrawn. */
  readonly shownIds?: readonly string[];
  /** The amendment that is being drafted. */
  readonly me: string;
  /** Makes an identity that no provision has. */
  readonly newPid: () => Pid;
  /** Whether the person drafts an alternative, so that a conflict with another amendment is not refused. */
  readonly asAlternative?: boolean;
}

/** Where the caret goes after a command. */
export interface Focus {
  readonly pid: Pid;
  readonly field: Field;
  readonly offset: number;
}

/** The changes that a command makes, not yet saved, and the sentence that announces them. */
export interface DraftStep {
  /** All edits of each changed amendment, which the caller saves as a revision of it. */
  readonly changes: Changes;
  /** The sentence that is announced when the changes are made. */
  readonly words: string;
  /** The inserted provisions, of any amendment, whose number the command changed. */
  readonly renumbered: readonly Renumbered[];
  readonly focus: Focus | null;
  /** Why another amendment was revised, when the reason isn't that this one was drafted. */
  readonly because?: string;
}

/** The result of a command. A refused command changes nothing. */
export type Command = Result<DraftStep>;

/** The amendments in the text on the screen. */
export const shownOf = ({ amendments, shownIds, me }: DraftingSession): readonly Drafted[] =>
  claiming(amendments).filter(({ id }) => !shownIds || id === me || shownIds.includes(id));

/** The text with the insertions of every amendment that isn't withdrawn, on the screen or not. */
export const textWithInsertions = ({
  base,
  amendments,
}: Pick<DraftingSession, 'base' | 'amendments'>): Provision => withInsertions(base, claiming(amendments));

/** The session with changes made to its amendments. */
export const applyChanges = (session: DraftingSession, changes: Changes): DraftingSession => ({
  ...session,
  amendments: withChanges(session.amendments, changes),
});

/** The citation of a provision, or its bare identity where `text` doesn't have it. */
export const nameOf = (text: Provision, pid: Pid): string =>
  indexTree(text).byPid.has(pid) ? cite(text, pid) : pid;

/**
 * One sentence for each provision that a command renumbered: `A-002’s section 2C is now section 2D`. New provisions
 * are left out, and so is `subject`, which the command's own sentence names.
 * @param was the text with every insertion before the command; `now` is the text after it
 */
export function renumberedWords(
  was: Provision,
  now: Provision,
  renumbered: readonly Renumbered[],
  subject: Pid | null = null,
): readonly string[] {
  const existing = indexTree(was).byPid;
  // The parts of a renumbered provision are cited by its number, so they get no sentence of their own.
  const outer = renumbered.filter(
    ({ pid }) => !renumbered.some((other) => other.pid === indexTree(now).parentOf.get(pid)?.pid),
  );
  return outer
    .filter(({ pid }) => existing.has(pid) && pid !== subject)
    .map(({ am, pid }) => `${am}’s ${nameOf(was, pid)} is now ${nameOf(now, pid)}`);
}

/**
 * Completes a command: renumbers inserted provisions and checks every changed amendment. `words` can be a function of
 * the text after the command, to cite provisions by their new numbers. It says all about `subject`.
 * Refused `refused` where an amendment is changed that may not be revised, and as `checkEdits` refuses.
 */
export function finish(
  session: DraftingSession,
  changes: Changes,
  words: string | ((text: Provision) => string),
  focus: Focus | null = null,
  subject: Pid | null = null,
): Command {
  const changed = applyChanges(session, changes);
  const numbered = renumber(session.base, changed.amendments);
  const all = new Map([...changes, ...numbered.changes]);
  for (const [id, edits] of all) {
    const state = session.amendments.find((one) => one.id === id)?.state ?? 'draft';
    if (!canRevise(state))
      return refuse('refused', `${id} is ${state}, so it cannot be changed. Nothing was changed`, id);
    const checked = checkEdits(session.base, edits);
    if (!checked.ok) return checked;
  }
  const [was, now] = [textWithInsertions(session), textWithInsertions(applyChanges(session, all))];
  const summary = typeof words === 'string' ? words : words(now);
  const sentences = [summary, ...renumberedWords(was, now, numbered.renumbered, subject)].join('. ');
  return ok({ changes: all, words: sentences, renumbered: numbered.renumbered, focus });
}
