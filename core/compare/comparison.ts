import type { Field, Provision } from '../act/tree.ts';
import { type RedlineNode, textOf } from '../amend/redline/redline.ts';
import type { ChangeClass } from './classes.ts';

/**
 * A provision of one text or both, with what differs: a redline in which each run knows, as its `am`, the key of the
 * difference it belongs to. So a comparison is printed, and read, as a redline is.
 */
export interface ComparedNode extends RedlineNode {
  /** It as the earlier text has it; null where it is put in, or where something was moved to. */
  readonly was: Provision | null;
  /** It as the later text has it; null where it is left out, or where something was moved from. */
  readonly is: Provision | null;
  /**
   * What the one text has as content is in the other the opening words of what was put below it: both are in the runs of
   * `intro`, and this says in which text they are the opening words.
   */
  readonly opening?: 'was' | 'is';
  /**
   * It is in this text only: in the other, its words and children are those of what it stands in, which isn't divided
   * there (drafting-conventions.md §2.1 N13, N14).
   */
  readonly part?: 'was' | 'is';
  readonly children: readonly ComparedNode[];
}

/** What a difference is: of words, of a whole provision, or only of how a provision is set out. */
export type DifferenceKind =
  | 'inserted'
  | 'deleted'
  | 'replaced'
  | 'provision-inserted'
  | 'provision-omitted'
  | 'provision-moved'
  | 'provision-divided'
  | 'set-differently';

/** One difference between two texts. */
export interface Difference {
  /** Unique within a comparison, counting up in reading order: `d1`. */
  readonly key: string;
  readonly kind: DifferenceKind;
  readonly class: ChangeClass;
  /** The provision it is in, or that it is about, in each text; null in the text that lacks it. */
  readonly was: Provision | null;
  readonly is: Provision | null;
  /** Null when it is a whole provision, or its setting. */
  readonly field: Field | null;
  /** The words, where it is of words; what is different, where it is of setting. */
  readonly before: string;
  readonly after: string;
}

/** Everything that differs between two texts, from which each can be made again. */
export interface Comparison {
  readonly before: Provision;
  readonly after: Provision;
  readonly root: ComparedNode;
  readonly differences: readonly Difference[];
}

/** How many differences there are of each class. */
export type Counts = Readonly<Record<ChangeClass, number>>;

/** Differences counted by class, so that what is hidden is still told. */
export function countsOf(differences: readonly Pick<Difference, 'class'>[]): Counts {
  const counts = { substantive: 0, numbering: 0, punctuation: 0, typography: 0 };
  for (const { class: of } of differences) counts[of] += 1;
  return counts;
}

function project(node: ComparedNode, side: 'was' | 'is'): Provision {
  const leave = side === 'was' ? 'inserted' : 'deleted';
  const sideProvision = node[side];
  if (!sideProvision) throw new RangeError(`${node.provision.pid} is not in this text`);
  const { num, heading } = node.fields;
  // Where this text has no part, what is in it is the provision's own.
  const holder = node.children.find(({ part }) => part !== undefined && part !== side) ?? node;
  const { intro, content, wrapUp } = holder.fields;
  const opens = holder.opening === undefined || holder.opening === side;
  return {
    ...sideProvision,
    num: textOf(num, leave),
    heading: textOf(heading, leave),
    intro: opens ? textOf(intro, leave) : '',
    content: opens ? textOf(content, leave) : textOf(intro, leave),
    wrapUp: textOf(wrapUp, leave),
    children: holder.children.flatMap((child) => (child[side] ? [project(child, side)] : [])),
  };
}

/** Kept + deleted: the earlier text again, byte for byte. */
export const beforeOf = ({ root }: Comparison): Provision => project(root, 'was');

/** Kept + inserted: the later text again, byte for byte. */
export const afterOf = ({ root }: Comparison): Provision => project(root, 'is');
