import { cite } from '../../../act/citation.ts';
import { indexTree, type Provision } from '../../../act/tree.ts';
import { asAmendedOf, type Drafted, redline } from '../../redline/redline.ts';
import type { Locus } from '../syntax.ts';
import { joinInstructions } from './join-instructions.ts';
import { writeProvision } from './provisions.ts';
import { readsSame } from './reading.ts';
import { RunningIndex } from './running-index.ts';
import type { DraftInstruction, Inexpressible, Writing } from './writing.ts';

export type { Inexpressible } from './writing.ts';

/** The facts about an Act that its text does not have. */
interface WritingOptions {
  /** `Protection from Harassment Act 1997`. */
  readonly title: string;
}

/** The amending instructions for a selection, in the Act's order, and the changes that they can't express. */
interface WrittenInstructions {
  readonly instructions: readonly DraftInstruction[];
  readonly inexpressible: readonly Inexpressible[];
}

const WRONG_OUTCOME = 'The instructions together would not make the text as amended';

/**
 * Writes the instructions for a selection of amendments (drafting-conventions.md §3.1): each change at the right level, in the
 * shortest unambiguous words, to be carried out one after another. Unless something is inexpressible, their outcome was
 * compared with the text as amended.
 * @throws RangeError when the selection holds alternatives; `chooseCompatible` finds those first.
 */
export function writeInstructions(
  base: Provision,
  selection: readonly Drafted[],
  { title }: WritingOptions,
): WrittenInstructions {
  const redlined = redline(base, selection);
  const byPid = new RunningIndex(base);
  const { root } = byPid;
  const writing: Writing = {
    root,
    byPid,
    instructions: [],
    left: [],
    endsIn: null,
    listsLeft: new WeakMap(),
  };
  const outcome = writeProvision(writing, redlined);
  const act: Locus = { type: 'act', title };
  const baseProvisions = indexTree(base).byPid;
  const left = writing.left.map((one) =>
    baseProvisions.has(one.pid) ? { ...one, place: cite(base, one.pid) } : one,
  );
  const amendments = selection.map(({ id }) => id);
  const failed = (reason: string): Inexpressible => ({
    amendments,
    pid: base.pid,
    place: 'this Act',
    reason,
    spacesOnly: false,
  });
  if (!outcome.ok) return { instructions: [], inexpressible: [failed(outcome.error.message)] };
  const isComplete = left.every(({ spacesOnly }) => spacesOnly);
  if (isComplete && !readsSame(root.now(), asAmendedOf(redlined))) {
    return { instructions: [], inexpressible: [failed(WRONG_OUTCOME)] };
  }
  const instructions = joinInstructions(writing.instructions).map((one) => ({
    ...one,
    context: [act, ...one.context],
  }));
  return { instructions, inexpressible: left };
}
