import type { Pid } from '../../../act/tree.ts';
import type { ListEntry } from '../../structure/definition-place.ts';
import type { Instruction, Location, Operation } from '../syntax.ts';
import { labelOf } from './label-of.ts';
import { unitOf } from './labels.ts';
import { type RunningIndex, type RunningNode, upward } from './running-index.ts';

/** An instruction written from a draft, with the amendments whose changes it makes. */
export interface DraftInstruction extends Instruction {
  /** The ids of the amendments whose changes it makes, sorted. */
  readonly amendments: readonly string[];
  /** The index of the earlier instruction that inserts what this one names (§2.1 N15). */
  readonly after?: number;
  /** A note for the reader of the draft: "This is section 3(4), moved." It is never part of the wording. */
  readonly remark?: string;
}

/** The ids of the amendments whose changes two instructions make, sorted. */
export const bothAmendments = (one: DraftInstruction, two: DraftInstruction): readonly string[] =>
  [...new Set([...one.amendments, ...two.amendments])].sort();

/** A change that wording can't or need not state. Every such change is reported. */
export interface Inexpressible {
  readonly amendments: readonly string[];
  readonly pid: Pid;
  /** The citation of the changed provision. */
  readonly place: string;
  readonly reason: string;
  /** Whether only spaces change. The text reads the same, and no Act would be amended for that. */
  readonly spacesOnly: boolean;
}

/** The list of instructions that is being written, and the text that they make so far. */
export interface Writing {
  readonly root: RunningNode;
  readonly byPid: RunningIndex;
  readonly instructions: DraftInstruction[];
  readonly left: Inexpressible[];
  /** The provision whose text ends with the words just written, so that new parts may run on from them (§3.3 R3.9). */
  endsIn: RunningNode | null;
  /** For each instruction "at the appropriate place": the list of definitions before it is carried out. */
  readonly listsLeft: WeakMap<DraftInstruction, readonly ListedNode[]>;
}

/** A part of a list of definitions, with its words at the time of an instruction. */
export interface ListedNode {
  readonly node: RunningNode;
  readonly words: ListEntry;
}

const NO_SOURCE = { pid: '', eid: '', cite: '', from: 0, to: 0, text: '' };

/** Adds an instruction; returns its index. */
export function addInstruction(
  writing: Writing,
  context: Location,
  operation: Operation,
  amendments: readonly string[],
  extras: Pick<DraftInstruction, 'after' | 'remark'> = {},
): number {
  writing.endsIn = null;
  writing.instructions.push({ source: NO_SOURCE, context, operation, amendments, ...extras });
  return writing.instructions.length - 1;
}

/** The earlier instruction that inserted a node or something around it, which the wording must mention (§2.1 N15). */
export function insertedBefore(node: RunningNode | undefined): Pick<DraftInstruction, 'after'> {
  for (const at of node ? upward(node) : []) if (at.insertedBy !== null) return { after: at.insertedBy };
  return {};
}

/** A change of spaces, which readers don't see. */
export function spacesOnlyChange(node: RunningNode, amendments: readonly string[]): Inexpressible {
  const { pid, kind } = node.provision;
  const unit = unitOf(node) ?? kind;
  const place = `${unit} ${labelOf(node.text.num) ?? ''}`.trim();
  return {
    amendments,
    pid,
    place,
    reason: 'Only spaces change, and amending wording does not cover spaces',
    spacesOnly: true,
  };
}
