import type { Pid, Provision } from '../../../act/tree.ts';
import type { Drafted } from '../../edits/edit-index.ts';
import { OTHER_PART_FAILED } from '../in-parts.ts';
import type { ReadItem, SourceRef } from '../syntax.ts';
import type { Live } from './live-insertion.ts';
import type { AntecedentNodes } from './locate.ts';
import { WorkingText } from './working-text.ts';

/** The Act that instructions are applied to, with its amendments so far. It is immutable: applying gives the next session. */
export interface ApplySession {
  readonly base: Provision;
  /** Every amendment that the text as amended so far has. They may hold no alternatives. */
  readonly amendments: readonly Drafted[];
  readonly newPid: () => Pid;
  /** What the Act is called: its title and short names. Only an instruction that names it is then applied; with none, every one is. */
  readonly titles?: readonly string[];
  /** The Act's own identifier, that references carried as data name it by: `ukpga/1996/18`. */
  readonly id?: string;
  /** The amending text, where a Schedule in it may be what is to be put in. */
  readonly amending?: Provision;
  /**
   * Whether what an amendment does may be overtaken: an earlier clause of the same Bill changes words that a later one
   * leaves out. What others of the review do there is in the way, unless it says so.
   */
  readonly mayOvertake?: (am: string) => boolean;
  /** The wording was written for this very text, so nothing of it is there yet. Similar provisions are meant to be repeated. */
  readonly isOwn?: boolean;
}

/** What instructions have named so far: "that subsection" and "that Act" refer back to it. */
interface Antecedents {
  readonly nodes: AntecedentNodes;
  readonly title: string | null;
  /** Why instructions were not made, by where they stand. */
  readonly refused: ReadonlyMap<string, string>;
}

/** Where an instruction stands, as one of an amending text's. */
export const sourceKey = ({ pid, from }: Pick<SourceRef, 'pid' | 'from'>): string => `${pid}:${from}`;

interface Work {
  readonly text: WorkingText;
  readonly antecedents: Antecedents;
}

/** The live text of each session's value; it moves on with the session, so that only one value has it at a time. */
const works = new WeakMap<ApplySession, Work>();

const NO_ANTECEDENTS: Antecedents = {
  nodes: new Map<string, readonly Live[]>(),
  title: null,
  refused: new Map(),
};

/** Takes the live text of a session, made anew for one that has none (any more). */
export function takeWork(session: ApplySession): Work {
  const work = works.get(session);
  works.delete(session);
  return (
    work ?? {
      text: new WorkingText(session.base, session.amendments, session.newPid),
      antecedents: NO_ANTECEDENTS,
    }
  );
}

/** Gives a session its live text back, with nothing changed. */
export const keepWork = (session: ApplySession, text: WorkingText, antecedents: Antecedents): void => {
  works.set(session, { text, antecedents });
};

/** The session with its live text, after something was applied or said. */
export function giveWork(
  session: ApplySession,
  text: WorkingText,
  antecedents: Antecedents,
  isChanged: boolean,
): ApplySession {
  const next = isChanged ? { ...session, amendments: text.drafted() } : { ...session };
  works.set(next, { text, antecedents });
  return next;
}

/**
 * A session with the amendments of an earlier one: of what was said since, only which Act it was about.
 * `withdrawn` are the instructions that are taken back with it.
 */
export function rewind(
  session: ApplySession,
  { amendments }: ApplySession,
  withdrawn: readonly Pick<ReadItem, 'source'>[],
): ApplySession {
  const { antecedents } = takeWork(session);
  const refused = new Map([
    ...antecedents.refused,
    ...withdrawn.map(({ source }) => [sourceKey(source), OTHER_PART_FAILED] as const),
  ]);
  const next = { ...session, amendments };
  const text = new WorkingText(next.base, amendments, next.newPid);
  works.set(next, { text, antecedents: { ...NO_ANTECEDENTS, title: antecedents.title, refused } });
  return next;
}
