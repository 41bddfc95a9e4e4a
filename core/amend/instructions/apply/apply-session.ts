import type { Pid, Provision } from '../../../act/tree.ts';
import type { Drafted } from '../../edits/edit-index.ts';
import { OTHER_PART_FAILED } from '../group-parts.ts';
import type { ReadItem, SourceRef } from '../syntax.ts';
import type { LiveNode } from './live-node.ts';
import type { AntecedentNodes } from './locate.ts';
import { WorkingText } from './working-text.ts';

/** An Act and its amendments so far, to which instructions are applied. It is immutable: applying one gives the next session. */
export interface ApplySession {
  readonly base: Provision;
  /** All amendments of the text so far. They may not have alternatives to one another. */
  readonly amendments: readonly Drafted[];
  readonly newPid: () => Pid;
  /** The title and short names of the Act. Only an instruction that names it is applied; without titles, every one is. */
  readonly titles?: readonly string[];
  /** The Act's identifier, which references in the file use: `ukpga/1996/18`. */
  readonly id?: string;
  /** The amending text, whose Schedules may have provisions that are to be inserted. */
  readonly amending?: Provision;
  /**
   * Whether a later instruction may undo what an amendment does: an earlier clause of the same Bill changes words that a
   * later one omits. By default, it is refused as an alternative to the other amendments of the review.
   */
  readonly mayOvertake?: (am: string) => boolean;
  /** The wording was written for this text, so none of it is there yet, and similar provisions are intended. */
  readonly isOwn?: boolean;
}

/** What instructions have named so far: the antecedents of "that subsection" and "that Act". */
interface Antecedents {
  readonly nodes: AntecedentNodes;
  readonly title: string | null;
  /** The reasons of refused instructions, by `sourceKey`. */
  readonly refused: ReadonlyMap<string, string>;
}

/** Identifies an instruction by its place in the amending text. */
export const sourceKey = ({ pid, from }: Pick<SourceRef, 'pid' | 'from'>): string => `${pid}:${from}`;

interface Work {
  readonly text: WorkingText;
  readonly antecedents: Antecedents;
}

/** The mutable text of each session. It moves to the next session, so that only one session has it at a time. */
const works = new WeakMap<ApplySession, Work>();

const NO_ANTECEDENTS: Antecedents = {
  nodes: new Map<string, readonly LiveNode[]>(),
  title: null,
  refused: new Map(),
};

/** Takes the mutable text of a session. It is built again if the session has none, or has passed it on. */
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

/** Gives the mutable text back to a session that is unchanged. */
export const keepWork = (session: ApplySession, text: WorkingText, antecedents: Antecedents): void => {
  works.set(session, { text, antecedents });
};

/** Makes the next session with the mutable text, after an instruction was applied or read. */
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
 * A session with the amendments of an earlier one. Of what was named since, it knows only the Act.
 * @param withdrawn the instructions that are taken back
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
