import type { Pid } from '../../../act/tree.ts';
import type { ListEntry } from '../../structure/definition-place.ts';
import type { Instruction, Location, Operation } from '../syntax.ts';
import { labelOf } from './label-of.ts';
import { unitOf } from './labels.ts';
import { type RunningIndex, type RunningNode, upward } from './running-index.ts';

/** An instruction made from a draft, with the amendments whose changes it makes. */
export interface DraftInstruction extends Instruction {
  /** The numbers of the amendments whose changes it makes, in order. */
  readonly amendments: readonly string[];
  /** The earlier instruction that put in what this one names, by its place in the list (§2.1 N15). */
  readonly after?: number;
  /** For whoever reads the draft: "This is section 3(4), moved." Never part of the wording. */
  readonly remark?: string;
}

/** Whose changes two instructions make, in order. */
export const bothAmendments = (one: DraftInstruction, two: DraftInstruction): readonly string[] =>
  [...new Set([...one.amendments, ...two.amendments])].sort();

/** A change that wording can't say, or need not. Nothing is passed over in silence. */
export interface Inexpressible {
  readonly amendments: readonly string[];
  readonly pid: Pid;
  /** What it is a change of, cited. */
  readonly place: string;
  readonly reason: string;
  /** Only spaces change: the text reads the same, and no Act would be amended for it. */
  readonly spacesOnly: boolean;
}

/** The list that is being written, and the text that it makes so far. */
export interface Writing {
  readonly root: RunningNode;
  readonly byPid: RunningIndex;
  readonly instructions: DraftInstruction[];
  readonly left: Inexpressible[];
  /** Whose text the last words that were written end, so that parts may run on from them (§3.3 R3.9). */
  endsIn: RunningNode | null;
  /** The list of definitions that each instruction "at the appropriate place" leaves, as it is when that is carried out. */
  readonly listsLeft: WeakMap<DraftInstruction, readonly ListedNode[]>;
}

/** A part of a list of definitions, with the words that it had at some instruction. */
export interface ListedNode {
  readonly node: RunningNode;
  readonly words: ListEntry;
}

const NOWHERE = { pid: '', eid: '', cite: '', from: 0, to: 0, text: '' };

/** Adds an instruction; returns its place in the list. */
export function addInstruction(
  writing: Writing,
  context: Location,
  operation: Operation,
  amendments: readonly string[],
  extras: Pick<DraftInstruction, 'after' | 'remark'> = {},
): number {
  writing.endsIn = null;
  writing.instructions.push({ source: NOWHERE, context, operation, amendments, ...extras });
  return writing.instructions.length - 1;
}

/** Which earlier instruction put in what is named, if one did: that must be said (§2.1 N15). */
export function insertedBefore(node: RunningNode | undefined): Pick<DraftInstruction, 'after'> {
  for (const at of node ? upward(node) : []) if (at.insertedBy !== null) return { after: at.insertedBy };
  return {};
}

/** A change that nobody reads. */
export function onlySpaces(node: RunningNode, amendments: readonly string[]): Inexpressible {
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
