import type { Field, Provision } from '../act/tree.ts';
import { type RedlineNode, textOf } from '../amend/redline/redline.ts';
import type { ChangeClass } from './classes.ts';

/**
 * A provision of one text or both, as a redline in which the `am` of a run is the key of a difference. So the printing of
 * redlines also prints comparisons.
 */
export interface ComparedNode extends RedlineNode {
  /** The provision in the earlier text; null at a place to which it was inserted or moved. */
  readonly was: Provision | null;
  /** The provision in the later text; null at a place from which it was omitted or moved. */
  readonly is: Provision | null;
  /**
   * Present if one text has the words as opening words (`intro`) and the other as `content`. The runs of both are in
   * `intro`, and `opening` names the text in which they are opening words.
   */
  readonly opening?: 'was' | 'is';
  /**
   * Present if only this text has the provision, as a part of a divided provision. In the other text, its words and children
   * belong to the undivided parent (drafting-conventions.md §2.1, N13 and N14: how a provision is divided into parts).
   */
  readonly part?: 'was' | 'is';
  readonly children: readonly ComparedNode[];
}

/** The kind of a difference: in words, in a whole provision, or only in the layout of a provision. */
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
  /** The provision with the difference in each text; null in a text that lacks the provision. */
  readonly was: Provision | null;
  readonly is: Provision | null;
  /** Null for a difference of a whole provision or of its layout. */
  readonly field: Field | null;
  /** The words that differ, or a description of the layout. */
  readonly before: string;
  readonly after: string;
}

/** Two texts with all their differences. Each text can be restored from `root`. */
export interface Comparison {
  readonly before: Provision;
  readonly after: Provision;
  readonly root: ComparedNode;
  readonly differences: readonly Difference[];
}

/** How many differences there are of each class. */
export type Counts = Readonly<Record<ChangeClass, number>>;

/** Counts the differences by class, so that a filter can show how many it hides. */
export function countsOf(differences: readonly Pick<Difference, 'class'>[]): Counts {
  const counts = { substantive: 0, numbering: 0, punctuation: 0, typography: 0 };
  for (const { class: of } of differences) counts[of] += 1;
  return counts;
}

/** Restores a provision of one text. @throws RangeError for a node that this text lacks */
function restore(node: ComparedNode, side: 'was' | 'is'): Provision {
  const leftOutKind = side === 'was' ? 'inserted' : 'deleted';
  const sideProvision = node[side];
  if (!sideProvision) throw new RangeError(`${node.provision.pid} is not in this text`);
  const { num, heading } = node.fields;
  // If only the other text has a part, the part's words are this provision's own.
  const source = node.children.find(({ part }) => part !== undefined && part !== side) ?? node;
  const { intro, content, wrapUp } = source.fields;
  const opens = source.opening === undefined || source.opening === side;
  return {
    ...sideProvision,
    num: textOf(num, leftOutKind),
    heading: textOf(heading, leftOutKind),
    intro: opens ? textOf(intro, leftOutKind) : '',
    content: opens ? textOf(content, leftOutKind) : textOf(intro, leftOutKind),
    wrapUp: textOf(wrapUp, leftOutKind),
    children: source.children.flatMap((child) => (child[side] ? [restore(child, side)] : [])),
  };
}

/** Restores the earlier text, byte for byte, from the kept and deleted runs. */
export const beforeOf = ({ root }: Comparison): Provision => restore(root, 'was');

/** Restores the later text, byte for byte, from the kept and inserted runs. */
export const afterOf = ({ root }: Comparison): Provision => restore(root, 'is');
