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

/** What the writer must know of an Act beside its text. */
interface WritingOptions {
  /** `Protection from Harassment Act 1997`. */
  readonly title: string;
}

/** A selection as amending instructions, in the Act's order, and what of it they don't say. */
interface WrittenInstructions {
  readonly instructions: readonly DraftInstruction[];
  readonly inexpressible: readonly Inexpressible[];
}

const ALL_OF_IT = 'The instructions together would not make the text as amended';

/**
 * What a drafter would instruct to make a selection of amendments (drafting-conventions.md §3.1): each change at the
 * right level, in the shortest words that can be taken in one way only, to be carried out one after another. What they
 * make was compared with the text as amended, but for what is listed as inexpressible.
 * @throws RangeError when the selection holds alternatives; `chooseCompatible` finds those first.
 */
export function instructionsFor(
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
    return { instructions: [], inexpressible: [failed(ALL_OF_IT)] };
  }
  const instructions = joinInstructions(writing.instructions).map((one) => ({
    ...one,
    context: [act, ...one.context],
  }));
  return { instructions, inexpressible: left };
}
