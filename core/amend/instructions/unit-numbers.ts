import type { Kind } from '../../act/tree.ts';
import type { Locus } from './syntax.ts';

export type Unit = Locus & { readonly type: 'unit' };

/** The last part of a step's first label: `(2)` of "subsection (2)"; '' where it has no label. */
export const lastLabel = ({ labels: [range] }: Unit): string => range?.from.at(-1) ?? '';

const LETTERED: ReadonlySet<Kind> = new Set<Kind>(['paragraph', 'subparagraph']);

/**
 * Whether a label can be the number of the unit that words call it. The number of a subsection or sub-paragraph has a
 * figure (drafting-conventions.md §1.1). Some Acts call a lettered paragraph a sub-paragraph.
 */
export const isNumberOf = (kind: Kind, as: Unit): boolean =>
  (as.unit !== 'subsection' && as.unit !== 'sub-paragraph') || LETTERED.has(kind) || /\d/.test(lastLabel(as));

/** Whether a provision can get another number and stay of its kind: both have figures or neither has, and so for brackets. */
export const isLikeNumber = (num: string, label: string): boolean =>
  /\d/.test(label) === /\d/.test(num) && label.startsWith('(') === num.startsWith('(');
