import type { Kind } from '../../act/tree.ts';
import type { Locus } from './syntax.ts';

export type Unit = Locus & { readonly type: 'unit' };

/** The label that a step names last: `(2)` of "subsection (2)"; '' where it names none. */
export const lastLabel = ({ labels: [range] }: Unit): string => range?.from.at(-1) ?? '';

const LETTERED: ReadonlySet<Kind> = new Set<Kind>(['paragraph', 'subparagraph']);

/**
 * Whether a label can be the number of what it is said to be: a subsection or sub-paragraph has a figure in its number
 * (drafting-conventions.md §1.1). What is a paragraph is called sub-paragraph in some Acts, and has a letter.
 */
export const isNumberOf = (kind: Kind, as: Unit): boolean =>
  (as.unit !== 'subsection' && as.unit !== 'sub-paragraph') || LETTERED.has(kind) || /\d/.test(lastLabel(as));

/** Whether a provision of one number can be given another and stay of its kind: figures or none, brackets or none. */
export const isLikeNumber = (num: string, label: string): boolean =>
  /\d/.test(label) === /\d/.test(num) && label.startsWith('(') === num.startsWith('(');
